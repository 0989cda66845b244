package dev.bascule.manage;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.LaneListener;
import dev.bascule.batch.OutcomeCounts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Messages settled per second, by route and by lane, over the last ten whole seconds. Thread-safe. */
public final class Rates implements LaneListener {
    private static final int SECONDS = 10;

    private final InstantSource clock;
    private final Map<String, Window> byRoute = new ConcurrentHashMap<>();
    private final Map<LaneId, Window> byLane = new ConcurrentHashMap<>();

    /** With a clock of its own choice, for tests. */
    public Rates(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void settled(Batch batch, OutcomeCounts counts, Duration total) {
        long second = second();
        byRoute.computeIfAbsent(batch.lane().route(), route -> new Window()).add(second, counts.total());
        byLane.computeIfAbsent(batch.lane(), lane -> new Window()).add(second, counts.total());
    }

    /** The average; 0 for a route that has settled nothing. */
    public double perSecond(String route) {
        return perSecond(byRoute.get(route));
    }

    /** The same of one lane. */
    public double perSecond(LaneId lane) {
        return perSecond(byLane.get(lane));
    }

    private double perSecond(@Nullable Window window) {
        return window == null ? 0 : (double) window.sumBefore(second()) / SECONDS;
    }

    private long second() {
        return clock.instant().getEpochSecond();
    }

    /** One slot per second, reused after all have been; one slot more than is summed, for the second under way. */
    private static final class Window {
        private final long[] seconds = new long[SECONDS + 1];
        private final long[] counts = new long[SECONDS + 1];

        synchronized void add(long second, int count) {
            var slot = (int) (second % seconds.length);
            if (seconds[slot] != second) {
                seconds[slot] = second;
                counts[slot] = 0;
            }
            counts[slot] += count;
        }

        synchronized long sumBefore(long now) {
            var sum = 0L;
            for (var slot = 0; slot < seconds.length; slot++) {
                if (seconds[slot] < now && seconds[slot] >= now - SECONDS) {
                    sum += counts[slot];
                }
            }
            return sum;
        }
    }
}
