package dev.bascule.sink.aws;

/**
 * Bounds how many entries go to a target in a second, for a quota that others need too. A call may start as soon as the calls before it are
 * paid for, whatever its own size, so that calls stay full and the rate holds over any stretch longer than one call. Thread-safe; shared by the
 * lanes of this process.
 */
public final class Pace {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double nanosPerEntry;
    private long freeAtNanos;
    private boolean used;

    /** {@link IllegalArgumentException} unless at least 1. */
    public Pace(int entriesPerSecond) {
        if (entriesPerSecond < 1) {
            throw new IllegalArgumentException("entriesPerSecond must be at least 1, not " + entriesPerSecond);
        }
        this.nanosPerEntry = NANOS_PER_SECOND / entriesPerSecond;
    }

    /** How long to wait before the next call; zero or less if it may start. */
    synchronized long waitNanos(long nowNanos) {
        return used ? freeAtNanos - nowNanos : 0;
    }

    /** A call of so many entries starts now. */
    synchronized void spend(int entries, long nowNanos) {
        long from = used && freeAtNanos - nowNanos > 0 ? freeAtNanos : nowNanos;
        used = true;
        freeAtNanos = from + (long) (entries * nanosPerEntry);
    }
}
