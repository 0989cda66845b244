package dev.bascule.sink.kafka;

import dev.bascule.batch.UnavailableException;
import dev.bascule.ledger.KafkaLedger;
import dev.bascule.ledger.KafkaTrouble;
import java.util.Optional;

/** A record for a partition that its topic doesn't have shows as silence; only the cluster itself can tell the difference. */
final class NoSuchPartition {
    private NoSuchPartition() {}

    /**
     * The refusal of the attempt's last record, if that is why the attempt failed.
     *
     * @throws UnavailableException the cluster doesn't answer: it was silence
     */
    static Optional<Refusal> of(KafkaLedger cluster, Attempt attempt) throws UnavailableException {
        var last = attempt.last();
        var partition = last.partition();
        if (partition == null || !KafkaTrouble.isSilence(attempt.failure())) {
            return Optional.empty();
        }
        int partitions = cluster.partitions(last.topic());
        return partition < partitions ? Optional.empty() : Optional.of(Refusal.noSuchPartition(last, partitions));
    }
}
