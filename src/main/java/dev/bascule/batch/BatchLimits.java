package dev.bascule.batch;

import java.time.Duration;

/**
 * The bounds of a batch. A batch is closed by whichever is reached first.
 *
 * @param messages most messages in a batch; 1 to 100,000
 * @param bytes most bytes in a batch, one message may exceed it alone; at least 1
 * @param waitTime how long a lane that is busy waits for more messages before it settles what it has; zero to 10 s
 * @param maxAge a lane whose batches take longer than this, counted from their first message, takes smaller ones until they don't; at least
 *     1 s. Bounds no outage: what was given back once is then kept as a single message in its open transaction, see {@link Caution}
 */
public record BatchLimits(int messages, long bytes, Duration waitTime, Duration maxAge) {
    private static final long APPENDED_SHARE = 4;
    private static final int MAX_MESSAGES = 100_000;
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);
    private static final Duration MIN_AGE = Duration.ofSeconds(1);

    /** 500 messages, 8 MiB, 20 ms, 10 s. */
    public static final BatchLimits DEFAULT =
            new BatchLimits(500, 8L << 20, Duration.ofMillis(20), Duration.ofSeconds(10));

    /** Checks the bounds; {@link IllegalArgumentException} names field, value and rule. */
    public BatchLimits {
        require(messages >= 1 && messages <= MAX_MESSAGES, "messages", messages, "must be 1 to " + MAX_MESSAGES);
        require(bytes >= 1, "bytes", bytes, "must be at least 1");
        require(
                !waitTime.isNegative() && waitTime.compareTo(MAX_WAIT) <= 0,
                "wait",
                waitTime,
                "must be 0 to " + MAX_WAIT);
        require(maxAge.compareTo(MIN_AGE) >= 0, "max-age", maxAge, "must be at least " + MIN_AGE);
    }

    /** What the messages of a batch may have become together before its last one is routed; beyond this, smaller batches are taken. */
    long appendedBytes() {
        return APPENDED_SHARE * bytes;
    }

    private static void require(boolean holds, String field, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("batch " + field + " " + rule + ", not " + value);
        }
    }
}
