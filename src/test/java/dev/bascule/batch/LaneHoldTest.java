package dev.bascule.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds a lane, and that it takes nothing then. */
class LaneHoldTest {
    private final LaneLab lab = new LaneLab();

    @Test
    void an_append_that_nobody_writes_settles_nothing() {
        lab.participants.clear();
        var lane = lab.lane();
        lab.clock.onSleep = () -> {
            if (lane.status().state() == BridgeState.HELD) {
                lane.stop();
            }
        };
        lane.run();
        assertThat(lab.states).contains(BridgeState.HELD);
        assertThat(lane.books().taken()).isZero();
        assertThat(lab.broker.depth()).isEqualTo(LaneLab.MESSAGES);
    }

    @ParameterizedTest
    @EnumSource(SettleStep.class)
    void a_defect_at_any_step_holds_the_lane_and_loses_nothing(SettleStep step) {
        lab.participants.add(0, Faults.defect(step));
        var lane = lab.lane();
        lab.clock.onSleep = () -> {
            if (lane.status().state() == BridgeState.HELD) {
                lane.stop();
            }
        };
        lane.run();
        assertThat(lab.states).contains(BridgeState.HELD);
        assertThat(lab.broker.committedMessages + lab.broker.depth()).isEqualTo(LaneLab.MESSAGES);
    }

    @Test
    void an_error_holds_the_lane_with_its_name_until_it_is_resumed() {
        var errors = new AtomicInteger();
        var steps = lab.router;
        lab.router = delivery -> {
            if (delivery.key().equals("m30") && errors.incrementAndGet() == 1) {
                throw new OutOfMemoryError("Java heap space");
            }
            steps.route(delivery);
        };
        var lane = lab.lane();
        lab.session.whenEmpty(lane::stop);
        lab.clock.onSleep = () -> {
            if (lane.status().state() == BridgeState.HELD) {
                assertThat(lane.status().reason()).isEqualTo("defect: OutOfMemoryError: Java heap space");
                lane.resume();
            }
        };
        lane.run();
        assertThat(lab.states).contains(BridgeState.HELD).endsWith(BridgeState.STOPPED);
        lab.assertConserved();
    }

    @Test
    void a_held_lane_takes_nothing_until_it_is_resumed() {
        var lane = lab.lane();
        lane.hold("an operator asked");
        var looks = new AtomicInteger();
        lab.clock.onSleep = () -> {
            if (looks.incrementAndGet() == 5) {
                assertThat(lab.broker.depth()).isEqualTo(LaneLab.MESSAGES);
                assertThat(lane.status()).isEqualTo(new LaneStatus(BridgeState.HELD, "an operator asked"));
                lane.resume();
            }
        };
        lab.session.whenEmpty(lane::stop);
        lane.run();
        lab.assertConserved();
    }
}
