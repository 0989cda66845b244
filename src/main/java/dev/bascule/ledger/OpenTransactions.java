package dev.bascule.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;

/**
 * Which transactions keep readers of committed records waiting, in words for the operator. One that is older than
 * {@link KafkaLedger#LONGEST_TRANSACTION} hangs: its coordinator has forgotten it, as brokers do that lose its end marker
 * (<a href="https://issues.apache.org/jira/browse/KAFKA-20734">KAFKA-20734</a>), and only an operator can end it.
 */
final class OpenTransactions {
    /** The chapter of the docs for one that hangs. */
    private static final String HELP = "docs/kafka.md, Hanging transactions";

    private OpenTransactions() {}

    /** Empty if there are none. */
    static String describe(Map<TopicPartition, PartitionProducerState> partitions, long nowMillis) {
        var open = new ArrayList<String>();
        boolean hangs = false;
        for (var partition : partitions.entrySet()) {
            for (var producer : partition.getValue().activeProducers()) {
                if (producer.currentTransactionStartOffset().isPresent()) {
                    open.add(describe(partition.getKey(), producer, nowMillis));
                    hangs |= quiet(producer, nowMillis).compareTo(KafkaLedger.LONGEST_TRANSACTION) > 0;
                }
            }
        }
        return sentence(open, hangs);
    }

    private static String sentence(List<String> open, boolean hangs) {
        if (open.isEmpty()) {
            return "";
        }
        var what = "open in it: " + String.join(", ", open);
        return hangs ? what + "; Kafka has lost the end of a transaction, see " + HELP : what;
    }

    private static String describe(TopicPartition partition, ProducerState producer, long nowMillis) {
        return "a transaction of producer " + producer.producerId() + " since offset "
                + producer.currentTransactionStartOffset().getAsLong() + " of partition " + partition.partition()
                + ", quiet for " + quiet(producer, nowMillis).toSeconds() + " s";
    }

    private static Duration quiet(ProducerState producer, long nowMillis) {
        return Duration.ofMillis(Math.max(0, nowMillis - producer.lastTimestamp()));
    }
}
