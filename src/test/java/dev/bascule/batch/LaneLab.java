package dev.bascule.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A source with a hundred messages, a target, time that passes when somebody waits, and lanes between them. */
final class LaneLab {
    static final LaneId ID = new LaneId("i", "r", 0, new SourceId("erp", "queue:Q"));
    static final int MESSAGES = 100;

    final FakeBroker broker = new FakeBroker();
    final FakeBroker.Session session = broker.session();
    final FakeTarget target = new FakeTarget();
    final FakeClock clock = new FakeClock();
    final List<Participant> participants = new ArrayList<>(List.of(target));
    /** What the lanes were, one after the other. */
    final List<BridgeState> states = new ArrayList<>();
    /** Of the batches that were settled. */
    final List<Integer> batchSizes = new ArrayList<>();

    Router router = delivery -> {
        delivery.append(new FakeTarget.Record(delivery.key()));
        delivery.endByReach();
    };
    BatchLimits limits = new BatchLimits(25, 1 << 20, Duration.ofMillis(20), Duration.ofSeconds(10));

    PoisonBounds poison = new PoisonBounds(0, 1);

    LaneLab() {
        allIds().forEach(broker::send);
    }

    /** Runs a lane until the source is empty. */
    Lane run() {
        var lane = lane();
        session.whenEmpty(lane::stop);
        lane.run();
        assertThat(lane.status().state()).isEqualTo(BridgeState.STOPPED);
        return lane;
    }

    /** A lane to run. */
    Lane lane() {
        var parts = new LaneParts(
                ID,
                session,
                delivery -> router.route(delivery),
                participants,
                List.of(target),
                limits,
                new PoisonWatch(poison));
        return new Lane(parts, new LaneGate(1, clock), clock, new LaneListener() {
            @Override
            public void settled(Batch batch, OutcomeCounts counts, Duration total) {
                batchSizes.add(batch.size());
            }

            @Override
            public void state(LaneId lane, BridgeState state, String reason) {
                states.add(state);
            }
        });
    }

    /** Every message is gone from the source and is once in the target or among the dead letters. */
    void assertConserved() {
        assertThat(broker.depth()).isZero();
        assertThat(broker.committedMessages).isEqualTo(MESSAGES);
        assertThat(target.visible).doesNotHaveDuplicates();
        var accounted = new ArrayList<>(target.visible);
        accounted.addAll(target.deadLetters.keySet());
        assertThat(accounted).containsExactlyInAnyOrderElementsOf(allIds());
    }

    static List<String> allIds() {
        return IntStream.range(0, MESSAGES).mapToObj(i -> "m" + i).toList();
    }
}
