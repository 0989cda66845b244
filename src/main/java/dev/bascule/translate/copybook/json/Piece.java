package dev.bascule.translate.copybook.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of JSON that are known beforehand, such as {@code ,"NAME":}; written and compared eight at a time. Immutable. */
public final class Piece {
    public static final Piece NONE = new Piece("");

    private final long[] words;
    private final long first;
    /** The last eight bytes; all of them, the rest zero, when there are fewer. */
    private final long last;

    private final int length;

    public Piece(String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        length = bytes.length;
        int count = (length + Words.BYTES - 1) / Words.BYTES;
        words = new long[count];
        var padded = Arrays.copyOf(bytes, Math.max(count, 1) * Words.BYTES);
        for (int i = 0; i < count; i++) {
            words[i] = Words.little(padded, i * Words.BYTES);
        }
        first = Words.little(padded, 0);
        last = Words.little(padded, Math.max(length - Words.BYTES, 0));
    }

    public int length() {
        return length;
    }

    /** Writes it, and up to seven bytes more. */
    void write(byte[] target, int at) {
        Words.putLittle(target, at, first);
        for (int i = 1; i < words.length; i++) {
            Words.putLittle(target, at + i * Words.BYTES, words[i]);
        }
    }

    /** Whether the bytes at that place, of which so many exist as this has, are these; false too when it has fewer than eight and no word fits. */
    boolean matches(byte[] bytes, int at) {
        if (length < Words.BYTES) {
            return length > 0
                    && at + Words.BYTES <= bytes.length
                    && Words.first(Words.little(bytes, at), length) == last;
        }
        long difference = Words.little(bytes, at) ^ first | Words.little(bytes, at + length - Words.BYTES) ^ last;
        return difference == 0 && (length <= 2 * Words.BYTES || innerMatches(bytes, at));
    }

    /** Of the words between the first and the last one. */
    private boolean innerMatches(byte[] bytes, int at) {
        for (int i = 1; i < words.length - 1; i++) {
            if (Words.little(bytes, at + i * Words.BYTES) != words[i]) {
                return false;
            }
        }
        return true;
    }
}
