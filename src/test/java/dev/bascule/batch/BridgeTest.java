package dev.bascule.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BridgeTest {
    private static final SourceId SOURCE = new SourceId("erp", "queue:Q");

    private final FakeBroker broker = new FakeBroker();

    @Test
    void a_lane_that_died_is_no_stopped_lane() throws Exception {
        broker.reachable = false;
        var bridge = bridge(1, new LaneListener() {
            @Override
            public void state(LaneId lane, BridgeState state, String reason) {
                throw new OutOfMemoryError("Java heap space");
            }
        });
        bridge.start();

        await().untilAsserted(() -> assertThat(bridge.status().state()).isEqualTo(BridgeState.HELD));
        assertThat(bridge.status().reason()).contains("lane 0 died");
        bridge.stop(Duration.ofSeconds(5));
    }

    @Test
    void a_lane_that_was_stopped_is_stopped() throws Exception {
        var bridge = bridge(2, LaneListener.NONE);
        bridge.start();
        await().untilAsserted(() -> assertThat(bridge.status().state()).isEqualTo(BridgeState.RUNNING));
        bridge.stop(Duration.ofSeconds(5));

        assertThat(bridge.status()).isEqualTo(new LaneStatus(BridgeState.STOPPED, ""));
    }

    @Test
    void several_bridges_can_be_told_to_end_before_anybody_waits_for_one() throws Exception {
        var bridges = List.of(bridge(1, LaneListener.NONE), bridge(1, LaneListener.NONE));
        bridges.forEach(Bridge::start);
        await().until(() -> bridges.stream().allMatch(bridge -> bridge.status().state() == BridgeState.RUNNING));
        bridges.forEach(Bridge::beginStop);
        await().until(() -> bridges.stream().allMatch(bridge -> bridge.status().state() == BridgeState.STOPPED));
        for (var bridge : bridges) {
            bridge.stop(Duration.ofSeconds(10));
        }
    }

    @Test
    void what_all_lanes_may_have_in_memory_is_known() {
        var bridges = new Bridges();
        bridges.add(bridge(3, LaneListener.NONE));

        assertThat(bridges.memoryBytes()).isEqualTo(3 * 4 * BatchLimits.DEFAULT.bytes());
    }

    private Bridge bridge(int count, LaneListener listener) {
        var gate = new LaneGate(count, LaneClock.SYSTEM);
        var lanes = new ArrayList<Lane>();
        for (int i = 0; i < count; i++) {
            var parts = new LaneParts(
                    new LaneId("i", "r", i, SOURCE),
                    broker.session(),
                    delivery -> delivery.end(Outcome.FILTERED),
                    List.of(),
                    List.of(),
                    BatchLimits.DEFAULT);
            lanes.add(new Lane(parts, gate, LaneClock.SYSTEM, listener));
        }
        return new Bridge("r", lanes);
    }
}
