package dev.bascule.sink.aws;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before an entry is sent again: doubling with each attempt, from {@link #FIRST} (or {@link #FIRST_THROTTLED}) to {@link #CAP},
 * the upper half of it by chance, so that what failed together doesn't come back together.
 */
final class RetryPause {
    static final Duration FIRST = Duration.ofMillis(20);
    static final Duration FIRST_THROTTLED = Duration.ofMillis(100);
    static final Duration CAP = Duration.ofSeconds(2);

    private static final int MOST_DOUBLINGS = 20;

    private final RandomGenerator random;

    RetryPause(RandomGenerator random) {
        this.random = random;
    }

    /** @param attempts how often it was tried; at least 1 */
    long nanos(int attempts, boolean throttled) {
        long first = (throttled ? FIRST_THROTTLED : FIRST).toNanos();
        long whole = Math.min(CAP.toNanos(), first << Math.min(attempts - 1, MOST_DOUBLINGS));
        return whole / 2 + random.nextLong(whole / 2 + 1);
    }
}
