package dev.bascule.deadletter;

import dev.bascule.batch.DeadLetterReason;
import java.time.Instant;
import java.util.Optional;

/**
 * Which dead letters are meant; an empty part means any.
 *
 * @param route the route's id
 * @param reason why it failed
 * @param since last taken at this time or later
 * @param key idempotency key, whole
 */
public record DeadLetterFilter(
        Optional<String> route, Optional<DeadLetterReason> reason, Optional<Instant> since, Optional<String> key) {
    /** All dead letters. */
    public static final DeadLetterFilter ALL =
            new DeadLetterFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
