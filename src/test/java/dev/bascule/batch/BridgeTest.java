package dev.bascule.batch;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BridgeTest {
    @Test
    void several_bridges_can_be_told_to_end_before_anybody_waits_for_one() throws Exception {
        var bridges = List.of(bridge("a"), bridge("b"));
        bridges.forEach(Bridge::start);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> bridges.stream().allMatch(bridge -> state(bridge) == BridgeState.RUNNING));
        bridges.forEach(Bridge::beginStop);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> bridges.stream().allMatch(bridge -> state(bridge) == BridgeState.STOPPED));
        for (var bridge : bridges) {
            bridge.stop(Duration.ofSeconds(10));
        }
    }

    private static BridgeState state(Bridge bridge) {
        return bridge.status().state();
    }

    private static Bridge bridge(String route) {
        var target = new FakeTarget();
        var parts = new LaneParts(
                new LaneId("i", route, 0, new SourceId("erp", "queue:Q")),
                new FakeBroker().session(),
                Delivery::endByReach,
                List.of(target),
                List.of(target),
                BatchLimits.DEFAULT);
        return new Bridge(
                route, List.of(new Lane(parts, new LaneGate(1, LaneClock.SYSTEM), LaneClock.SYSTEM, LaneListener.NONE)));
    }
}
