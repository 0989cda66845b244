package dev.bascule.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OpenTransactionsTest {
    private static final long NOW_MILLIS = 1_000_000_000;

    @Test
    void producers_without_an_open_transaction_keep_nobody_waiting() {
        assertThat(describe(OptionalLong.empty(), Duration.ofHours(1))).isEmpty();
    }

    @Test
    void an_open_transaction_is_named() {
        assertThat(describe(OptionalLong.of(9676), Duration.ofSeconds(12)))
                .isEqualTo("open in it: a transaction of producer 2 since offset 9676 of partition 1, quiet for 12 s");
    }

    @Test
    void one_that_is_older_than_kafka_lets_them_live_hangs() {
        assertThat(describe(OptionalLong.of(9676), Duration.ofSeconds(31)))
                .endsWith("Kafka has lost the end of a transaction, see docs/kafka.md, Hanging transactions");
    }

    private static String describe(OptionalLong start, Duration quiet) {
        var producer = new ProducerState(2, 1151, 0, NOW_MILLIS - quiet.toMillis(), OptionalInt.empty(), start);
        var partition = new TopicPartition("bascule.ledger", 1);
        return OpenTransactions.describe(Map.of(partition, new PartitionProducerState(List.of(producer))), NOW_MILLIS);
    }
}
