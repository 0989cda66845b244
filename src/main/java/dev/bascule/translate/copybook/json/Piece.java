package dev.bascule.translate.copybook.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of JSON that are known beforehand, such as {@code ,"NAME":}; written and compared eight at a time. Immutable. */
public final class Piece {
    public static final Piece NONE = new Piece("");

    private final long[] words;
    private final long lastMask;
    private final int length;

    public Piece(String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        length = bytes.length;
        int count = (length + Words.BYTES - 1) / Words.BYTES;
        words = new long[count];
        var padded = Arrays.copyOf(bytes, count * Words.BYTES);
        for (int i = 0; i < count; i++) {
            words[i] = Words.little(padded, i * Words.BYTES);
        }
        int rest = length % Words.BYTES;
        lastMask = rest == 0 ? -1L : (1L << rest * Byte.SIZE) - 1;
    }

    public int length() {
        return length;
    }

    /** Writes it, and up to seven bytes more. */
    void write(byte[] target, int at) {
        for (int i = 0; i < words.length; i++) {
            Words.putLittle(target, at + i * Words.BYTES, words[i]);
        }
    }

    /** Whether the bytes at that place are these; false too when eight more bytes than that don't lie in the array. */
    boolean matches(byte[] bytes, int at) {
        int last = words.length - 1;
        if (last < 0 || at + words.length * Words.BYTES > bytes.length) {
            return false;
        }
        for (int i = 0; i < last; i++) {
            if (Words.little(bytes, at + i * Words.BYTES) != words[i]) {
                return false;
            }
        }
        return (Words.little(bytes, at + last * Words.BYTES) & lastMask) == words[last];
    }
}
