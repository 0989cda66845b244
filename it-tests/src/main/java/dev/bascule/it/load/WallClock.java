package dev.bascule.it.load;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The machine's clock, finer than milliseconds; the same for all processes on it. */
public final class WallClock {
    private WallClock() {}

    /** Microseconds since 1970. */
    public static long micros() {
        var now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
    }
}
