package dev.bascule.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BridgeTest {
    private static final SourceId SOURCE = new SourceId("erp", "queue:Q");

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration SCANT = Duration.ofMillis(20);

    private final FakeBroker broker = new FakeBroker();
    private final FakeTarget target = new FakeTarget();
    private final CountDownLatch routing = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

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
    void a_hold_outlives_the_bridge_until_somebody_ends_it() throws Exception {
        var bridges = new Bridges();
        bridges.add(bridge(1, LaneListener.NONE));
        bridges.hold("r", "maintenance");

        assertThat(startedState(bridges)).isEqualTo(new LaneStatus(BridgeState.HELD, "maintenance"));
        bridges.resume("r");
        assertThat(startedState(bridges).state()).isEqualTo(BridgeState.RUNNING);
    }

    @Test
    void a_route_that_is_not_started_cannot_be_held() throws Exception {
        var bridges = new Bridges();
        assertThatThrownBy(() -> bridges.hold("r", "maintenance")).hasMessage("route r is not started");

        assertThat(startedState(bridges).state()).isEqualTo(BridgeState.RUNNING);
    }

    /** Of a bridge that takes the route's place. */
    private LaneStatus startedState(Bridges bridges) throws InterruptedException {
        var next = bridge(1, LaneListener.NONE);
        bridges.add(next);
        next.start();
        await().until(() -> next.status().state() != BridgeState.STOPPED);
        var status = next.status();
        next.stop(AMPLE);
        bridges.remove(next);
        bridges.add(bridge(1, LaneListener.NONE));
        return status;
    }

    @Test
    void what_all_lanes_may_have_in_memory_is_known() {
        var bridges = new Bridges();
        bridges.add(bridge(3, LaneListener.NONE));

        assertThat(bridges.memoryBytes()).isEqualTo(3 * 4 * BatchLimits.DEFAULT.bytes());
    }

    @Test
    void a_lane_that_settles_what_it_carries_was_not_abandoned() throws Exception {
        released.countDown();
        var bridge = startCarrying("m");
        bridge.stop(AMPLE);

        assertThat(bridge.abandoned()).isFalse();
        assertThat(target.visible).containsExactly("m");
    }

    @Test
    void a_lane_that_takes_too_long_is_cut_off_from_its_source_and_the_bridge_says_so() throws Exception {
        var bridge = startCarrying("m");
        bridge.stop(SCANT);

        assertThat(bridge.abandoned()).isTrue();
        assertThat(broker.depth()).isEqualTo(1);
        released.countDown();
    }

    /** A bridge whose lane has got as far as the route, which goes on when it is released. */
    private Bridge startCarrying(String message) throws InterruptedException {
        broker.send(message);
        var parts = new LaneParts(
                new LaneId("i", "r", 0, SOURCE),
                broker.session(),
                this::route,
                List.of(target),
                List.of(target),
                BatchLimits.DEFAULT,
                new PoisonWatch(PoisonBounds.DEFAULT));
        var lane = new Lane(parts, new LaneGate(1, LaneClock.SYSTEM), LaneClock.SYSTEM, LaneListener.NONE);
        var bridge = new Bridge("r", List.of(lane));
        bridge.start();
        routing.await();
        return bridge;
    }

    private void route(Delivery delivery) {
        routing.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        delivery.append(new FakeTarget.Record(delivery.key()));
        delivery.endByReach();
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
                    BatchLimits.DEFAULT,
                    new PoisonWatch(PoisonBounds.DEFAULT));
            lanes.add(new Lane(parts, gate, LaneClock.SYSTEM, listener));
        }
        return new Bridge("r", lanes);
    }
}
