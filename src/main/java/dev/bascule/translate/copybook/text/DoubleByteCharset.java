package dev.bascule.translate.copybook.text;

import java.util.Optional;

/**
 * Text in an EBCDIC code page with double-byte characters, mixed with single bytes or pure. Nothing is replaced: bytes that mean nothing and
 * characters without bytes are told. Immutable and safe for use by several threads.
 *
 * <p>In mixed text shift-out (0x0E) begins pairs and shift-in (0x0F) ends them; shifts must alternate, and a run of pairs must be closed. Text that
 * was encoded is read again as it was. Bytes that were decoded come back as they were unless they hold shifts that do nothing, or one
 * of the pairs that IBM's tables map one way only.
 */
public final class DoubleByteCharset {
    /** Returned by the encoders when the room isn't enough. */
    public static final int TOO_LONG = -1;

    /** Returned by the encoders for a character that has no bytes. */
    public static final int UNMAPPABLE = -2;

    /** Either byte of a double-byte space. */
    public static final byte SPACE = 0x40;

    static final byte SHIFT_OUT = 0x0e;
    static final byte SHIFT_IN = 0x0f;
    private static final int LOWEST = 0x41;
    private static final int HIGHEST = 0xfe;
    private static final int PER_ROW = HIGHEST - LOWEST + 1;
    private static final int SINGLE_SLOTS = 256;

    /** One for the space, 0x4040, and one for each pair of bytes from 0x41 to 0xFE. */
    static final int PAIR_SLOTS = 1 + PER_ROW * PER_ROW;

    private final DoubleByteTable singles;
    private final DoubleByteTable pairs;

    private DoubleByteCharset(DoubleBytePage page) {
        this.singles = DoubleByteTable.load(page.singlesTable(), SINGLE_SLOTS);
        this.pairs = DoubleByteTable.load(page.pairsTable(), PAIR_SLOTS);
    }

    /** The charset that users call so, such as {@code IBM1390} or {@code x-IBM930}; empty if it isn't one of these. Loads its tables. */
    public static Optional<DoubleByteCharset> named(String name) {
        return DoubleBytePage.named(name).map(DoubleByteCharset::new);
    }

    /**
     * Appends what mixed text says.
     *
     * @return false if the bytes mean nothing; {@code out} then holds what came before
     */
    public boolean decodeMixed(byte[] bytes, int from, int to, StringBuilder out) {
        int at = from;
        while (at < to) {
            if (bytes[at] == SHIFT_OUT) {
                int end = endOfPairs(bytes, at + 1, to);
                if (end < 0 || !decodePairs(bytes, at + 1, end, out)) {
                    return false;
                }
                at = end + 1;
            } else if (bytes[at] == SHIFT_IN || !singles.append(bytes[at++] & 0xff, out)) {
                return false;
            }
        }
        return true;
    }

    private static int endOfPairs(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i += 2) {
            if (bytes[i] == SHIFT_IN) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Appends what pairs of bytes without shifts say.
     *
     * @return false if the bytes mean nothing or are not all in pairs; {@code out} then holds what came before
     */
    public boolean decodePairs(byte[] bytes, int from, int to, StringBuilder out) {
        if ((to - from) % 2 != 0) {
            return false;
        }
        for (int i = from; i < to; i += 2) {
            int slot = pairSlot(bytes[i] & 0xff, bytes[i + 1] & 0xff);
            if (slot < 0 || !pairs.append(slot, out)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes text as single bytes and shifted pairs into {@code [at, end)}.
     *
     * @return how many bytes it took, or {@link #TOO_LONG} or {@link #UNMAPPABLE}; bytes of {@code target} may have been written then
     */
    public int encodeMixed(CharSequence text, byte[] target, int at, int end) {
        return new DoubleByteEncoding(singles, pairs, target, at, end).mixed(text);
    }

    /**
     * Writes text as pairs without shifts into {@code [at, end)}.
     *
     * @return how many bytes it took, or {@link #TOO_LONG} or {@link #UNMAPPABLE}; bytes of {@code target} may have been written then
     */
    public int encodePairs(CharSequence text, byte[] target, int at, int end) {
        return new DoubleByteEncoding(singles, pairs, target, at, end).pairs(text);
    }

    static int pairSlot(int high, int low) {
        if (high == SPACE && low == SPACE) {
            return 0;
        }
        boolean inside = high >= LOWEST && high <= HIGHEST && low >= LOWEST && low <= HIGHEST;
        return inside ? 1 + (high - LOWEST) * PER_ROW + low - LOWEST : DoubleByteTable.NONE;
    }

    static void putPair(int slot, byte[] target, int at) {
        target[at] = (byte) (slot == 0 ? SPACE : LOWEST + (slot - 1) / PER_ROW);
        target[at + 1] = (byte) (slot == 0 ? SPACE : LOWEST + (slot - 1) % PER_ROW);
    }
}
