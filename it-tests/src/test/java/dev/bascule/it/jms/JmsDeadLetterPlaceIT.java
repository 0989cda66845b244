package dev.bascule.it.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import dev.bascule.deadletter.KeptLetters;
import dev.bascule.source.jms.JmsAddress;
import dev.bascule.source.jms.JmsDeadLetterPlace;
import dev.bascule.source.jms.JmsLaneSource;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JmsDeadLetterPlaceIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String PLACE = "LETTERS";

    private StrictBroker broker;
    private JmsLaneSource source;
    private LaneId lane;
    private KeptLetters kept;

    @BeforeEach
    void start() throws Exception {
        broker = new StrictBroker();
        source = broker.source("ORDERS");
        lane = new LaneId("i", "orders", 0, StrictBroker.address("ORDERS").sourceId("erp"));
        kept = new KeptLetters(lane, "bascule-jms:queue:" + PLACE);
    }

    @AfterEach
    void stop() throws Exception {
        source.close();
        broker.close();
    }

    @Test
    void a_property_name_that_jms_does_not_allow_is_encoded() throws Exception {
        broker.send("ORDERS", message -> message.putStringProperty("x-opt.region", "north"));
        var letter = receive();
        place(PLACE).settle(SettleStep.DEAD_LETTER, letter);
        source.commit();

        assertThat(kept.contains(only(letter))).isFalse();
        try (var letters = broker.source(PLACE)) {
            assertThat(Objects.requireNonNull(letters.receive(SOON)).original().properties())
                    .containsEntry("x_HYPHEN_opt_DOT_region", "north")
                    .containsEntry("bascule_HYPHEN_dead_HYPHEN_letter_HYPHEN_reason", "step_failed");
        }
    }

    @Test
    void a_message_that_cannot_be_copied_goes_to_the_store_and_spoils_nothing() throws Exception {
        broker.send("ORDERS", message -> message.putStringProperty("not a name", "x"));
        var letter = receive();
        place(PLACE).settle(SettleStep.DEAD_LETTER, letter);
        source.prove();
        source.commit();

        assertThat(kept.contains(only(letter))).isTrue();
    }

    @Test
    void a_destination_that_refuses_costs_one_attempt_and_then_the_store_keeps_the_letters() throws Exception {
        broker.send("ORDERS", message -> {});
        var place = place(StrictBroker.FORBIDDEN);
        var first = receive();
        assertThatThrownBy(() -> place.settle(SettleStep.DEAD_LETTER, first)).isInstanceOf(UnavailableException.class);
        source.rollback();

        var again = receive();
        place.settle(SettleStep.DEAD_LETTER, again);
        source.prove();
        source.commit();
        assertThat(kept.contains(only(first))).isFalse();
        assertThat(kept.contains(only(again))).isTrue();
    }

    private JmsDeadLetterPlace place(String queue) {
        JmsAddress address = StrictBroker.address(queue);
        return new JmsDeadLetterPlace(source, address, "erp", kept, LaneClock.SYSTEM);
    }

    private Batch receive() throws Exception {
        var batch = new Batch(lane, LaneBooks.EMPTY);
        batch.add(Objects.requireNonNull(source.receive(SOON), "nothing came"))
                .end(new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "step", "failed"));
        return batch;
    }

    private static Delivery only(Batch batch) {
        return batch.deliveries().get(0);
    }
}
