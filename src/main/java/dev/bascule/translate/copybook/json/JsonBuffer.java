package dev.bascule.translate.copybook.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes of JSON being written. Grows; after {@link #room} the bytes promised, and eight more, can be written at {@link #length} without
 * further checks. Not thread-safe.
 */
public final class JsonBuffer {
    /** Whole words may be written where fewer bytes count. */
    private static final int SLACK = 2 * Words.BYTES;

    private static final int DIGITS_BYTES = 96;
    private static final String HEX = "0123456789abcdef";

    private byte[] bytes;
    private int length;
    private final byte[] digits = new byte[DIGITS_BYTES];

    public JsonBuffer(int expectedBytes) {
        bytes = new byte[expectedBytes + SLACK];
    }

    /** What was written lies in the first {@link #length} bytes. Changes when the buffer grows. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** After bytes were written into {@link #bytes}, or to take some back. */
    public void length(int newLength) {
        length = newLength;
    }

    public void clear() {
        length = 0;
    }

    /** A place for digits that are being put together; used by one number at a time. */
    public byte[] digits() {
        return digits;
    }

    /** Makes sure that so many bytes can be written. */
    public void room(int count) {
        if (bytes.length - length < count + SLACK) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count + SLACK));
        }
    }

    public void put(Piece piece) {
        int count = piece.length();
        room(count);
        piece.write(bytes, length);
        length += count;
    }

    /** One byte, ASCII. */
    public void put(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    /** ASCII without anything to escape. */
    public void put(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    /** A string with its quotes. */
    public void putString(String text) {
        put('"');
        putText(text);
        put('"');
    }

    /** A string without its quotes. A surrogate that stands alone becomes a question mark. */
    public void putText(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(utf8.length * 6);
        for (byte b : utf8) {
            putEscaped(b);
        }
    }

    private void putEscaped(byte b) {
        if (b == '"' || b == '\\') {
            bytes[length++] = '\\';
            bytes[length++] = b;
        } else if (b >= 0 && b < ' ') {
            put("\\u00");
            bytes[length++] = (byte) HEX.charAt(b >> 4);
            bytes[length++] = (byte) HEX.charAt(b & 0xf);
        } else {
            bytes[length++] = b;
        }
    }

    /** The last byte written, or 0. */
    public byte last() {
        return length == 0 ? 0 : bytes[length - 1];
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
