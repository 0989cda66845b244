package dev.bascule.sink.kafka;

import dev.bascule.batch.UnavailableException;
import dev.bascule.ledger.KafkaLedger;
import dev.bascule.ledger.KafkaTrouble;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Messages that name a topic or a partition that isn't there. It shows at the record that was sent last, before anything of that reaches a
 * broker; a topic that the route names is not the message's fault.
 */
final class NoSuchPlace {
    private NoSuchPlace() {}

    /**
     * Positions and refusals of the messages' records, if that is why the attempt failed; empty otherwise.
     *
     * @param position of the record that the attempt sent last
     * @throws UnavailableException the cluster doesn't answer: it was silence
     */
    static Map<Integer, Refusal> culprits(KafkaLedger cluster, Outgoing outgoing, int position, Attempt attempt)
            throws UnavailableException {
        var culprits = new TreeMap<Integer, Refusal>();
        if (outgoing.isLedger(position)) {
            return culprits;
        }
        if (KafkaTrouble.root(attempt.failure()) instanceof UnknownTopicOrPartitionException) {
            for (int other : outgoing.sameTopicOfMessage(position)) {
                culprits.put(other, Refusal.noSuchTopic(attempt.last()));
            }
        } else if (isPartitionMissing(cluster, attempt)) {
            culprits.put(position, Refusal.noSuchPartition(attempt.last()));
        }
        return culprits;
    }

    /** A record for a partition that its topic doesn't have shows as silence; only the cluster itself can tell the difference. */
    private static boolean isPartitionMissing(KafkaLedger cluster, Attempt attempt) throws UnavailableException {
        var partition = attempt.last().partition();
        return partition != null
                && KafkaTrouble.isSilence(attempt.failure())
                && partition >= cluster.partitions(attempt.last().topic());
    }
}
