package dev.bascule.manage.console;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of the host at the start of the process, and since then what has passed: a clock that is set back or forth keeps nobody out for longer,
 * and lets no session last longer. Thread-safe.
 */
final class SteadyClock implements InstantSource {
    /** The only one. */
    static final InstantSource INSTANCE = new SteadyClock();

    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();

    private SteadyClock() {}

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }
}
