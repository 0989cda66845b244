package dev.bascule.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A lane whose target, source or step fails for a while. */
class LaneOutageTest {
    private final LaneLab lab = new LaneLab();

    @ParameterizedTest
    @EnumSource(SettleStep.class)
    void a_target_that_fails_once_before_any_step_loses_and_doubles_nothing(SettleStep step) {
        lab.participants.add(
                0,
                Faults.failing(step, 2, new UnavailableException(UnavailableException.Kind.DOWN, "x", "down", null)));
        var lane = lab.run();
        assertThat(lab.target.visible).containsExactlyElementsOf(LaneLab.allIds());
        assertThat(lab.states).contains(BridgeState.TARGET_DOWN);
        assertThat(lane.books().taken()).isEqualTo(LaneLab.MESSAGES);
        lab.assertConserved();
    }

    @ParameterizedTest
    @EnumSource(SettleStep.class)
    void a_target_that_fails_once_after_any_step_loses_and_doubles_nothing(SettleStep step) {
        lab.participants.add(
                Faults.failing(step, 2, new UnavailableException(UnavailableException.Kind.DOWN, "x", "down", null)));
        var lane = lab.run();
        assertThat(lab.target.visible).containsExactlyElementsOf(LaneLab.allIds());
        assertThat(lane.books().taken()).isEqualTo(LaneLab.MESSAGES);
        lab.assertConserved();
    }

    @ParameterizedTest
    @EnumSource(SettleStep.class)
    void a_session_that_the_broker_drops_before_any_step_loses_and_doubles_nothing(SettleStep step) {
        lab.participants.add(0, Faults.dropping(lab.session, step, 3));
        var lane = lab.run();
        assertThat(lab.target.visible).containsExactlyInAnyOrderElementsOf(LaneLab.allIds());
        assertThat(lab.states).contains(BridgeState.SOURCE_DOWN);
        assertThat(lane.books().taken()).isEqualTo(LaneLab.MESSAGES);
        lab.assertConserved();
    }

    @Test
    void an_outage_costs_a_message_at_most_one_delivery_attempt_and_takes_nothing_meanwhile() {
        var calls = new AtomicInteger();
        lab.participants.add(0, new Participant() {
            @Override
            public void settle(SettleStep step, Batch batch) {
                if (step == SettleStep.KAFKA_FLUSH && calls.incrementAndGet() == 2) {
                    lab.target.down = true;
                }
            }
        });
        var sleeps = new AtomicInteger();
        lab.clock.onSleep = () -> {
            if (sleeps.incrementAndGet() == 50) {
                lab.target.down = false;
            }
        };
        lab.run();
        assertThat(sleeps.get()).isGreaterThanOrEqualTo(50);
        assertThat(lab.target.deadLetters).isEmpty();
        assertThat(LaneLab.allIds()).allMatch(id -> lab.broker.attempts(id) <= 2);
        lab.assertConserved();
    }

    @Test
    void an_idle_lane_notices_an_outage_and_its_end() {
        var lane = lab.lane();
        lab.session.whenEmpty(() -> {
            lab.target.down = lab.states.stream().noneMatch(BridgeState.TARGET_DOWN::equals);
            lab.clock.pass(Duration.ofSeconds(1));
        });
        lab.clock.onSleep = () -> {
            lab.target.down = false;
            lab.session.whenEmpty(lane::stop);
        };
        lane.run();
        assertThat(lab.states).containsSubsequence(BridgeState.RUNNING, BridgeState.TARGET_DOWN, BridgeState.RUNNING);
        lab.assertConserved();
    }

    @ParameterizedTest
    @EnumSource(SettleStep.class)
    void an_outage_that_no_probe_can_see_costs_a_message_at_most_one_delivery_attempt(SettleStep step) {
        lab.participants.add(
                0,
                Faults.failing(
                        step,
                        2,
                        30,
                        new UnavailableException(
                                UnavailableException.Kind.DOWN, "x", "1 of 2 replicas in sync", null)));
        var lane = lab.run();
        assertThat(LaneLab.allIds()).allMatch(id -> lab.broker.attempts(id) <= 2);
        assertThat(lane.books().delivered()).isEqualTo(LaneLab.MESSAGES);
        lab.assertConserved();
    }

    @Test
    void a_message_whose_letter_lies_in_the_sources_own_transaction_is_not_settled_twice_within_it() {
        var letters = new AtomicInteger();
        lab.participants.add(0, new Participant() {
            @Override
            public void settle(SettleStep step, Batch batch) {
                if (step == SettleStep.DEAD_LETTER && isPoison(batch)) {
                    letters.incrementAndGet();
                }
            }
        });
        lab.participants.add(
                0,
                Faults.failing(
                        SettleStep.SQL,
                        1,
                        4,
                        new UnavailableException(UnavailableException.Kind.DOWN, "database", "read only", null)));
        var deliver = lab.router;
        lab.router = delivery -> {
            if (delivery.key().equals("m0")) {
                delivery.end(new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "route r", "cannot parse"));
            } else {
                deliver.route(delivery);
            }
        };
        lab.run();
        assertThat(letters.get()).isEqualTo(lab.broker.attempts("m0"));
        lab.assertConserved();
    }

    @Test
    void an_outage_that_ends_only_when_the_lane_is_stopped_leaves_everything_at_the_source() {
        lab.participants.add(
                0,
                Faults.failing(
                        SettleStep.KAFKA_FLUSH,
                        1,
                        Integer.MAX_VALUE - 1,
                        new UnavailableException(UnavailableException.Kind.DOWN, "x", "down", null)));
        var lane = lab.lane();
        var pauses = new AtomicInteger();
        lab.clock.onSleep = () -> {
            if (pauses.incrementAndGet() == 20) {
                lane.stop();
            }
        };
        lane.run();
        assertThat(lab.broker.depth()).isEqualTo(LaneLab.MESSAGES);
        assertThat(lab.target.visible).isEmpty();
    }

    @Test
    void a_failing_step_is_retried_with_one_message_held_in_its_transaction() {
        var failures = new AtomicInteger();
        lab.router = delivery -> {
            if (delivery.key().equals("m30") && failures.incrementAndGet() <= 20) {
                throw new UnavailableException(UnavailableException.Kind.STEP, "http:pricing", "503", null);
            }
            delivery.append(new FakeTarget.Record(delivery.key()));
            delivery.endByReach();
        };
        lab.run();
        assertThat(lab.target.visible).containsExactlyElementsOf(LaneLab.allIds());
        assertThat(LaneLab.allIds()).allMatch(id -> lab.broker.attempts(id) <= 2);
        lab.assertConserved();
    }

    @Test
    void a_lane_is_running_again_when_its_step_is() {
        var failures = new AtomicInteger();
        var seen = new ArrayList<BridgeState>();
        lab.router = delivery -> {
            if (delivery.key().equals("m30") && failures.incrementAndGet() <= 3) {
                throw new UnavailableException(UnavailableException.Kind.STEP, "http:pricing", "503", null);
            }
            if (delivery.key().equals("m99")) {
                seen.addAll(lab.states);
            }
            delivery.append(new FakeTarget.Record(delivery.key()));
            delivery.endByReach();
        };
        lab.run();
        assertThat(seen).contains(BridgeState.TARGET_DOWN).endsWith(BridgeState.RUNNING);
    }

    @Test
    void a_source_that_cannot_be_reached_is_tried_again_with_pauses_up_to_three_seconds() {
        lab.broker.reachable = false;
        var pauses = new AtomicInteger();
        lab.clock.onSleep = () -> lab.broker.reachable = pauses.incrementAndGet() > 30;
        lab.run();
        assertThat(lab.states).contains(BridgeState.SOURCE_DOWN, BridgeState.RUNNING);
        assertThat(Duration.ofNanos(lab.clock.nanoTime())).isLessThan(Duration.ofSeconds(3 * 31));
        lab.assertConserved();
    }

    private static boolean isPoison(Batch batch) {
        return batch.counts().deadLettered() > 0;
    }
}
