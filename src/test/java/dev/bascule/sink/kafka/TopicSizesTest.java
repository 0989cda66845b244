package dev.bascule.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.StopSignal;
import dev.bascule.deadletter.SampleMessage;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class TopicSizesTest {
    private static final LaneId LANE = new LaneId("a", "orders", 0, new SourceId("erp", "queue:ORDERS"));

    private Duration now = Duration.ofDays(1);
    private OptionalInt answer = OptionalInt.of(10_000);
    private int asked;
    private final TopicSizes sizes = new TopicSizes(
            topic -> {
                asked++;
                return answer;
            },
            new LaneClock() {
                @Override
                public long nanoTime() {
                    return now.toNanos();
                }

                @Override
                public void sleep(Duration duration, StopSignal stop) {
                    throw new UnsupportedOperationException();
                }
            });

    @Test
    void a_topic_that_may_not_be_asked_is_asked_once_in_a_while_only() throws Exception {
        answer = OptionalInt.empty();
        for (int i = 0; i < 100; i++) {
            sizes.beginBatch();
            assertThat(sizes.limit("orders")).isEqualTo(TopicSizes.DEFAULT_BYTES);
            assertThat(sizes.limit("other")).isEqualTo(TopicSizes.DEFAULT_BYTES);
        }
        assertThat(asked).isEqualTo(2);

        now = now.plus(TopicSizes.BELIEVED).plusNanos(1);
        sizes.beginBatch();
        sizes.limit("orders");
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void a_topic_that_has_been_raised_takes_a_larger_record_at_once() throws Exception {
        sizes.beginBatch();
        assertThat(sizes.limit("orders")).isEqualTo(10_000);
        answer = OptionalInt.of(50_000);

        sizes.beginBatch();
        assertThat(outcome(20_000)).isEqualTo(Outcome.DELIVERED);
        assertThat(sizes.limit("orders")).isEqualTo(50_000);
    }

    @Test
    void a_batch_of_records_that_are_too_large_asks_once() throws Exception {
        sizes.beginBatch();
        sizes.limit("orders");
        sizes.beginBatch();
        for (int i = 0; i < 10; i++) {
            assertThat(outcome(20_000)).isInstanceOf(Outcome.DeadLettered.class);
        }
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void no_message_is_too_large_for_a_size_that_is_only_assumed() throws Exception {
        answer = OptionalInt.empty();

        sizes.beginBatch();
        assertThat(sizes.refuses("orders", 2 * TopicSizes.DEFAULT_BYTES)).isFalse();
    }

    @Test
    void what_the_client_itself_does_not_send_needs_no_asking() throws Exception {
        sizes.beginBatch();
        assertThat(outcome(2 << 20)).isInstanceOf(Outcome.DeadLettered.class);
    }

    private Outcome outcome(int bytes) throws Exception {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        var delivery = batch.add(SampleMessage.withoutDoneKey(1));
        delivery.append(KafkaAppend.of("cloud", new ProducerRecord<>("orders", new byte[bytes])));
        delivery.endByReach();
        Oversized.poison(batch, "cloud", sizes, Map.of());
        return delivery.outcome();
    }
}
