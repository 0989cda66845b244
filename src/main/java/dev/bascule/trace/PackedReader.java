package dev.bascule.trace;

import java.nio.charset.StandardCharsets;

/** Reads what {@link PackedWriter} wrote. Bytes that it didn't write are an {@link IllegalArgumentException}. */
final class PackedReader {
    private static final int MOST_BITS = 63;

    private final byte[] bytes;
    private int position;

    PackedReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return position < bytes.length;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < MOST_BITS; shift += 7) {
            need(1);
            int next = bytes[position++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number without end at byte " + position + " of a traced batch");
    }

    String text() {
        int textBytes = length();
        var text = new String(bytes, position, textBytes, StandardCharsets.UTF_8);
        position += textBytes;
        return text;
    }

    /** A number of bytes, or of things of at least a byte each, that are still to come. */
    int length() {
        long length = number();
        need(length);
        return (int) length;
    }

    private void need(long more) {
        if (bytes.length - position < more) {
            throw new IllegalArgumentException(
                    "a traced batch ends early: " + more + " bytes wanted, " + (bytes.length - position) + " left");
        }
    }
}
