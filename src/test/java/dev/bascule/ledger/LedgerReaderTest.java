package dev.bascule.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the consumer that Kafka's own client library has for tests. */
class LedgerReaderTest {
    private static final TopicPartition PARTITION = new TopicPartition("ledger", 0);

    private final List<ConsumerRecord<byte[], byte[]>> log = List.of(
            new ConsumerRecord<>("ledger", 0, 0, new byte[] {1}, new byte[1]),
            new ConsumerRecord<>("ledger", 0, 1, new byte[] {2}, new byte[1]));

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none") {
        /** Kafka's own forgets what it has given out. */
        @Override
        public synchronized void seek(TopicPartition partition, long offset) {
            super.seek(partition, offset);
            log.stream().filter(kept -> kept.offset() >= offset).forEach(this::addRecord);
        }
    };

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, OutOfMemoryError.class})
    void records_that_could_not_be_taken_over_are_read_again_before_their_position_counts(
            Class<? extends Throwable> type) throws Exception {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        var sink = new FailingOnce(type);
        try (var reader = new LedgerReader(consumer, "ledger", 1, sink)) {
            reader.start();
            await().until(() -> consumer.assignment().contains(PARTITION));
            log.forEach(consumer::addRecord);

            assertThat(reader.await(Map.of(PARTITION, 2L), Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(sink.failures.get()).isEqualTo(1);
            assertThat(sink.keys).containsExactly((byte) 1, (byte) 2);
        }
    }

    private static final class FailingOnce implements LedgerReader.Sink {
        private final Class<? extends Throwable> type;
        private final AtomicInteger failures = new AtomicInteger();
        private final List<Byte> keys = new CopyOnWriteArrayList<>();

        FailingOnce(Class<? extends Throwable> type) {
            this.type = type;
        }

        @Override
        public void apply(List<LedgerRecord> records) {
            if (!records.isEmpty() && failures.compareAndSet(0, 1)) {
                if (type == OutOfMemoryError.class) {
                    throw new OutOfMemoryError("Java heap space");
                }
                throw new IllegalStateException("a defect");
            }
            records.forEach(taken -> keys.add(taken.key()[0]));
        }

        @Override
        public void clear() {
            keys.clear();
        }
    }
}
