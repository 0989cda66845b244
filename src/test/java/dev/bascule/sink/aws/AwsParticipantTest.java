package dev.bascule.sink.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.Batch;
import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.DoneKey;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Original;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.Receipt;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.SourceMessage;
import dev.bascule.batch.StopSignal;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AwsParticipantTest {
    private static final LaneId LANE = new LaneId("i", "r", 0, new SourceId("erp", "queue:Q"));
    private static final Fate REFUSED = new Fate.Refused(DeadLetterReason.REFUSED_BY_TARGET, "not like this");
    private static final Fate DOWN = new Fate.Failed("connection refused");

    private final SimulatedTime time = new SimulatedTime();
    private final FakeService queue = new FakeService("bascule-sqs:q", time);
    private final FakeService bus = new FakeService("bascule-eventbridge:b", time);
    private final Receipts receipts = new Receipts();
    private final AwsParticipant participant = participant();

    @Test
    void every_message_is_accepted_by_every_target() throws Exception {
        var batch = batch(message("m1"), message("m2"));
        participant.settle(SettleStep.AWS, batch);
        assertThat(queue.accepted).containsExactly("m1", "m2");
        assertThat(bus.accepted).containsExactly("m1", "m2");
    }

    @Test
    void writes_in_no_other_step() throws Exception {
        var batch = batch(message("m1"));
        for (var step : SettleStep.values()) {
            if (step != SettleStep.AWS) {
                participant.settle(step, batch);
            }
        }
        assertThat(queue.calls).isEmpty();
    }

    @Test
    void a_refused_message_is_a_dead_letter_that_lists_who_has_it_and_the_rest_goes_on() throws Exception {
        var batch = batch(message("m1"), message("bad"), message("m3"));
        bus.fates = entry -> entry.equals("bad") ? REFUSED : new Fate.Accepted(entry);
        participant.settle(SettleStep.AWS, batch);
        var refused = batch.deliveries().get(1);
        assertThat(refused.outcome())
                .isEqualTo(new Outcome.DeadLettered(
                        DeadLetterReason.REFUSED_BY_TARGET, "bascule-eventbridge:b", "not like this"));
        assertThat(refused.reachedTargets()).containsExactly("bascule-sqs:q");
        assertThat(batch.counts().delivered()).isEqualTo(2);
        assertThat(bus.accepted).containsExactly("m1", "m3");
    }

    @Test
    void what_was_accepted_is_not_sent_again_when_the_batch_comes_back_to_whatever_lane() throws Exception {
        bus.whole = call -> DOWN;
        var first = batch(message("m1"), message("m2"));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> participant.settle(SettleStep.AWS, first))
                .withMessageStartingWith("aws: bascule-eventbridge:b: ");
        participant.abort(first);
        bus.whole = call -> null;
        participant().settle(SettleStep.AWS, batch(message("m2"), message("m1"), message("m3")));
        assertThat(queue.accepted).containsExactly("m1", "m2", "m3");
        assertThat(bus.accepted).containsExactly("m2", "m1", "m3");
    }

    @Test
    void what_was_accepted_before_the_batch_went_back_keeps_its_receipt() throws Exception {
        queue.fates = entry -> new Fate.Accepted("q/" + entry);
        bus.fates = entry -> new Fate.Accepted("b/" + entry);
        participant.abort(settled(message("m1")));
        var receipts = settled(message("m1")).deliveries().get(0).receipts();
        assertThat(queue.accepted).containsExactly("m1");
        assertThat(receipts).extracting(Receipt::target).containsExactly("bascule-sqs:q", "bascule-eventbridge:b");
        assertThat(receipts).extracting(Receipt::name).containsExactly("q/m1", "b/m1");
    }

    private Batch settled(SourceMessage message) throws UnavailableException {
        var batch = batch(message);
        participant.settle(SettleStep.AWS, batch);
        return batch;
    }

    @Test
    void what_went_back_after_it_was_accepted_everywhere_is_not_sent_again_however_often_it_goes_back()
            throws Exception {
        for (int i = 0; i < 3; i++) {
            var batch = batch(message("m1"));
            participant.settle(SettleStep.AWS, batch);
            assertThat(batch.deliveries().get(0).reachedTargets()).hasSize(2);
            participant.abort(batch);
        }
        assertThat(queue.accepted).containsExactly("m1");
        assertThat(bus.accepted).containsExactly("m1");
    }

    @Test
    void a_settled_message_that_is_sent_anew_by_its_producer_is_another_message() throws Exception {
        for (int i = 0; i < 2; i++) {
            var batch = batch(message("m1"));
            participant.settle(SettleStep.AWS, batch);
            participant.confirmed(batch);
            participant.abort(batch);
        }
        assertThat(queue.accepted).containsExactly("m1", "m1");
    }

    @Test
    void a_message_without_identity_is_known_as_long_as_it_is_held() throws Exception {
        var nameless = new Message("m1", Optional.empty());
        for (int i = 0; i < 2; i++) {
            var batch = batch(nameless);
            participant.settle(SettleStep.AWS, batch);
            participant.abort(batch);
        }
        participant.settle(SettleStep.AWS, batch(new Message("m1", Optional.empty())));
        assertThat(queue.accepted).containsExactly("m1", "m1");
    }

    @Test
    void a_place_that_is_missing_is_noticed_before_anything_is_taken() {
        bus.missing = Optional.of(new UnavailableException(Kind.MISCONFIGURED, "aws", "no such bus", null));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(participant::open)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED));
    }

    @Test
    void a_place_is_verified_again_after_trouble_and_after_a_while() throws Exception {
        participant.open();
        participant.open();
        assertThat(bus.verifications).isEqualTo(1);
        time.sleep(Verifications.BELIEVED.plusSeconds(1), new StopSignal());
        participant.settle(SettleStep.AWS, batch(message("m1")));
        assertThat(bus.verifications).isEqualTo(2);
        bus.whole = call -> DOWN;
        var batch = batch(message("m2"));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> participant.settle(SettleStep.AWS, batch));
        participant.open();
        assertThat(bus.verifications).isEqualTo(3);
    }

    @Test
    void a_batch_without_entries_calls_nobody() throws Exception {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        batch.add(message("m1")).endByReach();
        participant.settle(SettleStep.AWS, batch);
        assertThat(bus.verifications).isZero();
    }

    private AwsParticipant participant() {
        var limits = new BatchLimits(500, 8 << 20, Duration.ZERO, Duration.ofSeconds(10));
        return new AwsParticipant(
                Set.of("aws"), () -> List.of(queue, bus), receipts, limits, new Random(1), time, time);
    }

    private Batch batch(SourceMessage... messages) {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        for (var message : messages) {
            var delivery = batch.add(message);
            delivery.append(new AwsAppend<>(queue, delivery.key(), Optional.empty(), 1));
            delivery.append(new AwsAppend<>(bus, delivery.key(), Optional.empty(), 1));
            delivery.endByReach();
        }
        return batch;
    }

    private static SourceMessage message(String id) {
        return new Message(id, Optional.of(new DoneKey(id.hashCode(), 0)));
    }

    /** Two of the same id are two messages. */
    private static final class Message implements SourceMessage {
        private final String id;
        private final Optional<DoneKey> key;

        Message(String id, Optional<DoneKey> key) {
            this.id = id;
            this.key = key;
        }

        @Override
        public Optional<DoneKey> doneKey() {
            return key;
        }

        @Override
        public String defaultKey() {
            return id;
        }

        @Override
        public int sizeBytes() {
            return 1;
        }

        @Override
        public boolean redelivered() {
            return false;
        }

        @Override
        public Original original() {
            return new Original("text", id.getBytes(StandardCharsets.UTF_8), Map.of(), Map.of(), 1, Instant.EPOCH);
        }
    }
}
