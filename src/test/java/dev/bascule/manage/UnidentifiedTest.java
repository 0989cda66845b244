package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.OutcomeCounts;
import dev.bascule.batch.SourceId;
import dev.bascule.deadletter.SampleMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnidentifiedTest {
    private static final PromiseStatus EXACTLY_ONCE =
            new PromiseStatus("Kafka a (cloud)", "exactly-once", "in order", "");
    private static final PromiseStatus KEYED = new PromiseStatus("SQS b (aws)", "at-least-once", "keyed", "no proof");

    private final Unidentified unidentified = new Unidentified();
    private final Batch batch =
            new Batch(new LaneId("i", "orders", 0, new SourceId("erp", "queue:Q")), LaneBooks.EMPTY);

    @Test
    void a_route_whose_messages_can_be_recognised_keeps_its_promise() {
        batch.add(SampleMessage.of(1));
        settle();
        assertThat(unidentified.lower("orders", List.of(EXACTLY_ONCE, KEYED))).containsExactly(EXACTLY_ONCE, KEYED);
    }

    @Test
    void a_message_without_id_or_timestamp_lowers_the_promise_of_its_route() {
        batch.add(SampleMessage.withoutDoneKey(1));
        settle();
        var lowered = unidentified.lower("orders", List.of(EXACTLY_ONCE, KEYED));
        assertThat(lowered.get(0).level()).isEqualTo("at-least-once");
        assertThat(lowered.get(0).why()).startsWith("1 messages came without JMSMessageID");
        assertThat(lowered.get(1)).isEqualTo(KEYED);
        assertThat(unidentified.lower("other", List.of(EXACTLY_ONCE))).containsExactly(EXACTLY_ONCE);
    }

    private void settle() {
        unidentified.settled(batch, new OutcomeCounts(1, 0, 0, 0, 0), Duration.ZERO);
    }
}
