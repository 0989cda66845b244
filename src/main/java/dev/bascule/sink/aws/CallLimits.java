package dev.bascule.sink.aws;

/**
 * What one call may hold.
 *
 * @param entries most entries
 * @param bytes most bytes of all entries together, as the service counts them
 * @param entryBytes most bytes of one entry
 * @param calls most calls of one lane under way at the same time
 */
public record CallLimits(int entries, int bytes, int entryBytes, int calls) {
    /** Each at least 1. */
    public CallLimits {
        if (entries < 1 || bytes < 1 || entryBytes < 1 || calls < 1) {
            throw new IllegalArgumentException("limits must be at least 1: " + entries + " entries, " + bytes
                    + " bytes, " + entryBytes + " bytes each, " + calls + " calls");
        }
    }

    /** The same for a place that takes at most {@code most} bytes for one entry. */
    public CallLimits withEntryBytes(int most) {
        return new CallLimits(entries, bytes, most, calls);
    }
}
