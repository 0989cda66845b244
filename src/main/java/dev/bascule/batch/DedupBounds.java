package dev.bascule.batch;

import java.time.Duration;

/**
 * The bounds of a dedup window. A key is remembered until either is reached.
 *
 * @param window how long a key is remembered; one minute to 3650 days
 * @param maxKeys how many keys are remembered, the latest ones; 10,000 to 100,000,000
 */
public record DedupBounds(Duration window, int maxKeys) {
    private static final Duration MIN_WINDOW = Duration.ofMinutes(1);
    private static final Duration MAX_WINDOW = Duration.ofDays(3650);
    /** The fewest that can be set. */
    public static final int MIN_KEYS = 10_000;

    /** The most that can be set. */
    public static final int MAX_KEYS = 100_000_000;

    /** 24 hours, a million keys. */
    public static final DedupBounds DEFAULT = new DedupBounds(Duration.ofHours(24), 1_000_000);

    /** Checks the bounds; {@link IllegalArgumentException} names field, value and rule. */
    public DedupBounds {
        if (window.compareTo(MIN_WINDOW) < 0 || window.compareTo(MAX_WINDOW) > 0) {
            throw new IllegalArgumentException("window must be 1m to 3650d, not " + window);
        }
        if (maxKeys < MIN_KEYS || maxKeys > MAX_KEYS) {
            throw new IllegalArgumentException("max-keys must be " + MIN_KEYS + " to " + MAX_KEYS + ", not " + maxKeys);
        }
    }
}
