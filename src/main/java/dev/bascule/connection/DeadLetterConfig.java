package dev.bascule.connection;

import java.time.Duration;
import java.util.Map;

/**
 * How dead letters are kept.
 *
 * @param mostReplays a letter that has failed again so often is not replayed any more; 1 to 1,000
 * @param mostLetters a store that has so many takes no more; at least 1
 * @param auditKept how long it is remembered who did what; at least 1 h
 * @param lettersKept by route, how long its letters are kept; for ever where a route isn't named
 * @param protection of what the messages contain
 */
public record DeadLetterConfig(
        int mostReplays,
        int mostLetters,
        Duration auditKept,
        Map<String, Duration> lettersKept,
        Protection protection) {
    /** Bound of {@code max-replays}. */
    public static final int MOST_REPLAYS = 1_000;

    /** Bound of {@code max-letters}. */
    public static final int MOST_LETTERS = 100_000_000;

    /** 10 attempts, a million letters, audit of 90 days, letters for ever, nothing protected. */
    public static final DeadLetterConfig DEFAULT =
            new DeadLetterConfig(10, 1_000_000, Duration.ofDays(90), Map.of(), Protection.NONE);
}
