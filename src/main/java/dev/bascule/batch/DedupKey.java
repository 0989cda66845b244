package dev.bascule.batch;

/**
 * Sixteen bytes that stand for an idempotency key in a dedup window. Ordered, so that all lanes claim keys in the same order.
 *
 * @param high bytes 0–7, big endian
 * @param low bytes 8–15, big endian
 */
public record DedupKey(long high, long low) implements Comparable<DedupKey> {
    /** Size of the encoded form. */
    public static final int BYTES = 16;

    @Override
    public int compareTo(DedupKey other) {
        int byHigh = Long.compare(high, other.high);
        return byHigh != 0 ? byHigh : Long.compare(low, other.low);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high);
    }
}
