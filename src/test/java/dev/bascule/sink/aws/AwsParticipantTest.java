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
import dev.bascule.batch.Part;
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
    private static final Origin STEP = new Origin("to1", "");
    private static final LaneId LANE = new LaneId("i", "r", 0, new SourceId("erp", "queue:Q"));
    private static final Fate REFUSED = new Fate.Refused(DeadLetterReason.REFUSED_BY_TARGET, "not like this");
    private static final Fate DOWN = new Fate.Failed("connection refused");

    private final SimulatedTime time = new SimulatedTime();
    private final FakeService queue = new FakeService("bascule-sqs:q", time);
    private final FakeService bus = new FakeService("bascule-eventbridge:b", time);
    private final Receipts receipts = new Receipts();
    private final Verifications verifications = new Verifications(time);
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
    void a_message_without_identity_is_sent_again_and_not_kept_in_vain() throws Exception {
        var batch = batch(new Message("m1", Optional.empty()));
        participant.settle(SettleStep.AWS, batch);
        participant.abort(batch);
        assertThat(receipts.messages()).isZero();
    }

    @Test
    void a_part_that_does_not_come_again_leaves_its_receipt_to_no_other() throws Exception {
        var first = split(message("m1"), new Part("/s0", 0), new Part("/s1", 0));
        queue.fates = entry -> entry.endsWith("s1") ? DOWN : new Fate.Accepted(entry);
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> participant.settle(SettleStep.AWS, first));
        participant.abort(first);
        queue.fates = Fate.Accepted::new;
        participant.settle(SettleStep.AWS, split(message("m1"), new Part("/s1", 0)));
        assertThat(queue.accepted).containsExactly("m1/s0", "m1/s1");
    }

    @Test
    void a_branch_that_makes_fewer_entries_than_before_has_them_sent_again() throws Exception {
        var first = split(message("m1"), new Part("", 0), new Part("", 1));
        queue.fates = entry -> entry.equals("m1/1") ? DOWN : new Fate.Accepted(entry);
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> participant.settle(SettleStep.AWS, first));
        participant.abort(first);
        queue.fates = Fate.Accepted::new;
        participant.settle(SettleStep.AWS, split(message("m1"), new Part("", 0)));
        assertThat(queue.accepted).containsExactly("m1", "m1");
    }

    @Test
    void a_message_that_was_accepted_and_is_a_dead_letter_when_it_comes_back_keeps_its_receipts() throws Exception {
        participant.abort(settled(message("m1")));
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        batch.add(message("m1")).end(new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "r", "no longer"));
        participant.settle(SettleStep.AWS, batch);
        participant.abort(batch);
        assertThat(receipts.messages()).isEqualTo(1);
        participant.settle(SettleStep.AWS, batch);
        participant.confirmed(batch);
        assertThat(receipts.messages()).isZero();
    }

    @Test
    void another_step_that_makes_an_entry_is_not_taken_for_the_first() throws Exception {
        for (var step : List.of("to1", "to2")) {
            var batch = new Batch(LANE, LaneBooks.EMPTY);
            var delivery = batch.add(message("m1"));
            delivery.append(new AwsAppend<>(queue, new Origin(step, ""), step, Optional.empty(), 1));
            delivery.endByReach();
            participant.settle(SettleStep.AWS, batch);
            participant.abort(batch);
        }
        assertThat(queue.accepted).containsExactly("to1", "to2");
    }

    private Batch split(SourceMessage message, Part... parts) {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        var delivery = batch.add(message);
        for (var part : parts) {
            delivery.append(new AwsAppend<>(
                    queue, new Origin("to1", part.branch()), part.nameOf(delivery.key()), Optional.empty(), 1));
        }
        delivery.endByReach();
        return batch;
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
    void a_place_is_looked_at_while_there_is_nothing_to_do() throws Exception {
        participant.open();
        participant.probe();
        assertThat(queue.verifications).isEqualTo(1);
        time.sleep(Verifications.BELIEVED.plusSeconds(1), new StopSignal());
        queue.missing = Optional.of(new UnavailableException(Kind.MISCONFIGURED, "aws", "no such queue", null));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(participant::probe)
                .withMessageContaining("no such queue");
    }

    @Test
    void a_question_that_goes_unanswered_does_not_give_the_batch_back() throws Exception {
        bus.missing = Optional.of(new UnavailableException(Kind.DOWN, "aws", "timed out", null));
        time.after(Duration.ofSeconds(3), () -> bus.missing = Optional.empty());
        participant.settle(SettleStep.AWS, batch(message("m1")));
        assertThat(bus.accepted).containsExactly("m1");
        assertThat(bus.verifications).isGreaterThan(2);
    }

    @Test
    void a_question_that_goes_unanswered_for_longer_than_a_batch_may_wait_gives_it_back() {
        bus.missing = Optional.of(new UnavailableException(Kind.DOWN, "aws", "timed out", null));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> participant.settle(SettleStep.AWS, batch(message("m1"))))
                .withMessageContaining("timed out");
        assertThat(queue.accepted).isEmpty();
    }

    @Test
    void a_place_is_verified_for_all_lanes_at_once() throws Exception {
        participant.open();
        participant().open();
        assertThat(bus.verifications).isEqualTo(1);
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
                Set.of("aws"), () -> List.of(queue, bus), receipts, verifications, limits, new Random(1), time, time);
    }

    private Batch batch(SourceMessage... messages) {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        for (var message : messages) {
            var delivery = batch.add(message);
            delivery.append(new AwsAppend<>(queue, STEP, delivery.key(), Optional.empty(), 1));
            delivery.append(new AwsAppend<>(bus, STEP, delivery.key(), Optional.empty(), 1));
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
