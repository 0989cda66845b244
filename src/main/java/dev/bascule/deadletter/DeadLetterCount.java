package dev.bascule.deadletter;

import dev.bascule.batch.DeadLetterReason;

/** How many dead letters of a route have the same reason. */
public record DeadLetterCount(String route, DeadLetterReason reason, long letters) {}
