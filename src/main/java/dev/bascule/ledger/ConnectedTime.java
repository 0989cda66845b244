package dev.bascule.ledger;

import dev.bascule.batch.BridgeState;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.LaneListener;
import dev.bascule.batch.SourceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How long this process has been connected to each source: the time during which at least one lane of it was {@link BridgeState#RUNNING}.
 * Only in that time can a message come again, so only that time counts when in-doubt keys grow old. Thread-safe.
 */
public final class ConnectedTime implements LaneListener {
    private final LaneClock clock;
    private final Map<SourceId, Stretch> stretches = new HashMap<>();

    /** @param clock only its {@code nanoTime} is used */
    public ConnectedTime(LaneClock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void state(LaneId lane, BridgeState state, String reason) {
        var stretch = stretches.computeIfAbsent(lane.source(), s -> new Stretch());
        stretch.advance(clock.nanoTime());
        if (state == BridgeState.RUNNING) {
            stretch.running.add(lane);
        } else {
            stretch.running.remove(lane);
        }
    }

    /** Sources that a lane of this process has ever been connected to. */
    synchronized Set<SourceId> sources() {
        return Set.copyOf(stretches.keySet());
    }

    /** Connected time of this process since it started. */
    synchronized Duration connected(SourceId source) {
        var stretch = stretches.get(source);
        if (stretch == null) {
            return Duration.ZERO;
        }
        stretch.advance(clock.nanoTime());
        return Duration.ofNanos(stretch.nanos);
    }

    private static final class Stretch {
        private final Set<LaneId> running = new HashSet<>();
        private long nanos;
        private long countedUpTo;

        void advance(long now) {
            if (!running.isEmpty()) {
                nanos += now - countedUpTo;
            }
            countedUpTo = now;
        }
    }
}
