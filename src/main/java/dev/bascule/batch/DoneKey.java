package dev.bascule.batch;

/**
 * Sixteen bytes that stand for one message of a source: a hash over message id, timestamp and body. Equal keys mean the same
 * message unless a producer sends the same id, timestamp and body twice, which is why done-keys are kept as a multiset.
 *
 * @param high bytes 0–7, big endian
 * @param low bytes 8–15, big endian
 */
public record DoneKey(long high, long low) {
    /** Size of the encoded form. */
    public static final int BYTES = 16;

    @Override
    public int hashCode() {
        return Long.hashCode(high);
    }

    /** Thirty-two hexadecimal digits. */
    @Override
    public String toString() {
        return "%016x%016x".formatted(high, low);
    }
}
