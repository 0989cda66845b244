package dev.bascule.trace;

import java.time.Instant;
import java.util.Optional;

/**
 * How far back the trace reaches.
 *
 * @param from the oldest message still known; empty if none is
 * @param messages how many are known
 * @param ownFrom the oldest that this instance has noted itself
 * @param ownMessages how many it has
 */
public record TraceWindow(Optional<Instant> from, long messages, Optional<Instant> ownFrom, long ownMessages) {
    /** Nothing is known. */
    public static final TraceWindow EMPTY = new TraceWindow(Optional.empty(), 0, Optional.empty(), 0);

    /** The same with what one more instance has. */
    TraceWindow with(boolean isOwn, Instant itsFrom, long itsMessages) {
        return new TraceWindow(
                from.filter(known -> known.isBefore(itsFrom)).or(() -> Optional.of(itsFrom)),
                messages + itsMessages,
                isOwn ? Optional.of(itsFrom) : ownFrom,
                isOwn ? itsMessages : ownMessages);
    }
}
