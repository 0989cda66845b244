package dev.bascule.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Grows as needed. Numbers take seven bits a byte, lowest first; texts are their length in bytes and UTF-8. */
final class PackedWriter {
    private static final int MOST_BYTES_PER_NUMBER = 10;

    private byte[] bytes;
    private int length;

    PackedWriter(int expectedBytes) {
        bytes = new byte[expectedBytes];
    }

    /** A number that is not negative. */
    void number(long value) {
        room(MOST_BYTES_PER_NUMBER);
        long left = value;
        while (left > 0x7f) {
            bytes[length++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[length++] = (byte) left;
    }

    void text(String value) {
        var encoded = value.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
