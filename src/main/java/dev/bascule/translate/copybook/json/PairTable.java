package dev.bascule.translate.copybook.json;

/** Two bytes for two bytes, by a table. Immutable. */
public final class PairTable {
    private static final int PAIR_BITS = 16;

    private final char[] pairs;

    /** @param pairs by a pair's bytes, the first one lowest, what stands for them, likewise; as many as a power of two, of which the index's lowest bits choose */
    public PairTable(char[] pairs) {
        this.pairs = pairs.clone();
    }

    /** Eight bytes for eight. */
    public long translate(long littleWord) {
        // With this mask the compiler knows that the indexes are good.
        int mask = pairs.length - 1;
        return pairs[(int) littleWord & mask]
                | (long) pairs[(int) (littleWord >>> PAIR_BITS) & mask] << PAIR_BITS
                | (long) pairs[(int) (littleWord >>> 2 * PAIR_BITS) & mask] << 2 * PAIR_BITS
                | (long) pairs[(int) (littleWord >>> 3 * PAIR_BITS) & mask] << 3 * PAIR_BITS;
    }

    /**
     * Translates the inside of a JSON string of nothing but plain ASCII, from {@code from} to its quote, and fills {@code [to, limit)} with it and padding.
     *
     * @param end where the JSON ends
     * @param padding eight bytes of it
     * @return how many bytes the string has, or -1 if it is any other text, or has no room; then anything may have been written there
     */
    int translateString(byte[] json, int from, int end, long padding, byte[] target, int to, int limit) {
        if (from >= end) {
            return -1;
        }
        return limit - to < Words.BYTES
                ? shortString(json, from, end, padding, target, to, limit)
                : longString(json, from, end, padding, target, to, limit);
    }

    private int shortString(byte[] json, int from, int end, long padding, byte[] target, int to, int limit) {
        long word = Words.littlePadded(json, from);
        int length = Words.plainAsciiCount(word);
        if (length > limit - to || !isQuote(json, from + length, end)) {
            return -1;
        }
        Words.putLittle(target, to, Words.padded(translate(word), padding, length), limit - to);
        return length;
    }

    private int longString(byte[] json, int from, int end, long padding, byte[] target, int to, int limit) {
        // All of it, before the text: how long that is would be a branch that no processor predicts.
        Words.fill(target, to, limit, padding);
        int at = from;
        int out = to;
        int plain = Words.BYTES;
        while (at < end && plain == Words.BYTES) {
            long word = Words.littlePadded(json, at);
            long text = translate(word);
            plain = Words.plainAsciiCount(word);
            if (plain > limit - out) {
                return -1;
            }
            if (limit - out < Words.BYTES) {
                Words.putLittle(target, out, text, plain);
            } else {
                Words.putLittle(target, out, plain == Words.BYTES ? text : Words.padded(text, padding, plain));
            }
            at += plain;
            out += plain;
        }
        return isQuote(json, at, end) ? at - from : -1;
    }

    private static boolean isQuote(byte[] json, int at, int end) {
        return at < end && json[at] == '"';
    }
}
