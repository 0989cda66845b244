package dev.bascule.connection;

import java.time.Duration;

/**
 * What the trace keeps.
 *
 * @param enabled whether anything is noted
 * @param window how long a message is known after it was settled
 * @param maxMessages how many messages of one instance are known at most
 */
public record TraceConfig(boolean enabled, Duration window, int maxMessages) {
    /** Unless configured otherwise. */
    public static final TraceConfig DEFAULT = new TraceConfig(true, Duration.ofHours(24), 1_000_000);

    /** Checks the bounds. */
    public TraceConfig {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window: must be longer than nothing");
        }
        if (maxMessages < 1) {
            throw new IllegalArgumentException("max-messages: " + maxMessages + " is less than 1");
        }
    }
}
