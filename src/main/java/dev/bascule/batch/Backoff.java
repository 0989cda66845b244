package dev.bascule.batch;

import java.time.Duration;

/** Doubling pauses between attempts, from {@link #FIRST} to {@link #CAP}: quick after a blink, and within seconds of a return after hours. */
final class Backoff {
    static final Duration FIRST = Duration.ofMillis(100);
    static final Duration CAP = Duration.ofSeconds(3);

    private Duration next = FIRST;

    /** The pause before the next attempt. */
    Duration next() {
        var pause = next;
        next = next.multipliedBy(2).compareTo(CAP) < 0 ? next.multipliedBy(2) : CAP;
        return pause;
    }

    /** The attempt succeeded. */
    void reset() {
        next = FIRST;
    }
}
