package dev.bascule.deadletter;

import dev.bascule.batch.DeadLetterReason;
import java.time.Instant;

/** How many dead letters of a route have the same reason, and when the oldest of them was first taken. */
public record DeadLetterCount(String route, DeadLetterReason reason, long letters, Instant oldestAt) {}
