package dev.bascule.trace;

import java.time.Instant;
import java.util.Optional;

/**
 * How far back the trace reaches.
 *
 * @param from the oldest message still known; empty if none is
 * @param messages how many are known
 */
public record TraceWindow(Optional<Instant> from, long messages) {
    /** Nothing is known. */
    public static final TraceWindow EMPTY = new TraceWindow(Optional.empty(), 0);
}
