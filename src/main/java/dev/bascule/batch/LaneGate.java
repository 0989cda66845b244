package dev.bascule.batch;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lets no lane of a route take before all of them have opened their participants once: a restarted lane ends the transaction that its former
 * self left open, and until then that transaction would make the others' look-ups wait.
 *
 * <p>Waiting is a courtesy, not a condition of correctness, so it is bounded by {@link #PATIENCE}. Thread-safe.
 */
public final class LaneGate {
    /** How long a lane waits for its siblings. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(10);

    private final Set<Integer> missing;
    private final LaneClock clock;

    /** A gate for lanes 0 to {@code lanes - 1}. */
    public LaneGate(int lanes, LaneClock clock) {
        this.missing = IntStream.range(0, lanes).boxed().collect(Collectors.toCollection(ConcurrentHashMap::newKeySet));
        this.clock = clock;
    }

    void ready(LaneId lane, StopSignal stop) {
        missing.remove(lane.lane());
        long start = clock.nanoTime();
        while (!missing.isEmpty() && !stop.requested() && clock.nanoTime() - start < PATIENCE.toNanos()) {
            clock.sleep(LOOK, stop);
        }
    }
}
