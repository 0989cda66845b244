package dev.bascule.sink.aws.client;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * JSON in UTF-8, written from front to back. Half of a surrogate pair is written as an escape, as JSON allows, so that the service can judge it. Used by one
 * thread until it is complete, then read by any. An unbalanced one is a defect of the caller's and is not noticed.
 */
public final class JsonBody {
    private static final int CHUNK_CHARS = 256;
    private static final int MOST_BYTES_PER_CHAR = 6;
    private static final int FIRST_SPACE = 0x20;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    /** How ASCII is written in a string: 0 as it is, {@code u} by its code, otherwise behind a backslash. */
    private static final byte[] ESCAPES = escapes();

    private final char[] chunk = new char[CHUNK_CHARS];
    private byte[] bytes;
    private int size;
    private boolean comma;

    /** @param expectedBytes saves copying if about right; there is room besides for what the last chunk might become */
    public JsonBody(int expectedBytes) {
        bytes = new byte[expectedBytes + CHUNK_CHARS * MOST_BYTES_PER_CHAR];
    }

    private static byte[] escapes() {
        var escapes = new byte[0x80];
        Arrays.fill(escapes, 0, FIRST_SPACE, (byte) 'u');
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }

    /** An object as the next value. */
    public JsonBody beginObject() {
        return begin('{');
    }

    /**
     * An object as the next value, of which {@code opening} is written already.
     *
     * @param opening up to the value of its next member
     */
    public JsonBody beginObject(byte[] opening) {
        separate();
        ensure(opening.length);
        System.arraycopy(opening, 0, bytes, size, opening.length);
        size += opening.length;
        comma = false;
        return this;
    }

    /** Ends the object. */
    public JsonBody endObject() {
        return end('}');
    }

    /** An array as the next value. */
    public JsonBody beginArray() {
        return begin('[');
    }

    /** Ends the array. */
    public JsonBody endArray() {
        return end(']');
    }

    /** The name of the next value, in an object. */
    public JsonBody name(String name) {
        string(name);
        put(':');
        comma = false;
        return this;
    }

    /** A string as the next value. */
    public JsonBody string(String text) {
        separate();
        put('"');
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + CHUNK_CHARS);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            text.getChars(from, to, chunk, 0);
            write(to - from);
            from = to;
        }
        put('"');
        comma = true;
        return this;
    }

    /** A number as the next value. */
    public JsonBody number(long value) {
        return number(Long.toString(value));
    }

    /** A number as the next value, by its digits. */
    public JsonBody number(String digits) {
        separate();
        for (int i = 0; i < digits.length(); i++) {
            put(digits.charAt(i));
        }
        comma = true;
        return this;
    }

    /** A copy of what is written so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** What is written so far, without a copy: from now on nothing may be written. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    private JsonBody begin(char bracket) {
        separate();
        put(bracket);
        comma = false;
        return this;
    }

    private JsonBody end(char bracket) {
        put(bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            put(',');
        }
    }

    private void put(char ascii) {
        ensure(1);
        bytes[size++] = (byte) ascii;
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    /** The chunk's first {@code length} characters. */
    private void write(int length) {
        ensure(length * MOST_BYTES_PER_CHAR);
        var to = bytes;
        int at = size;
        for (int i = 0; i < length; i++) {
            char next = chunk[i];
            if (next >= 0x80) {
                at = writeWide(to, at, i, length);
                i += isPair(i, length) ? 1 : 0;
            } else if (ESCAPES[next] == 0) {
                to[at++] = (byte) next;
            } else if (ESCAPES[next] == 'u') {
                at = writeCode(to, at, next);
            } else {
                to[at++] = '\\';
                to[at++] = ESCAPES[next];
            }
        }
        size = at;
    }

    private boolean isPair(int i, int length) {
        return i + 1 < length && Character.isSurrogatePair(chunk[i], chunk[i + 1]);
    }

    /** What is no ASCII, in UTF-8; returns the place behind it. */
    private int writeWide(byte[] to, int from, int i, int length) {
        int at = from;
        char next = chunk[i];
        if (next < 0x800) {
            to[at++] = (byte) (0xc0 | next >> 6);
        } else if (isPair(i, length)) {
            int point = Character.toCodePoint(next, chunk[i + 1]);
            to[at++] = (byte) (0xf0 | point >> 18);
            to[at++] = (byte) (0x80 | point >> 12 & 0x3f);
            to[at++] = (byte) (0x80 | point >> 6 & 0x3f);
            to[at++] = (byte) (0x80 | point & 0x3f);
            return at;
        } else if (Character.isSurrogate(next)) {
            return writeCode(to, at, next);
        } else {
            to[at++] = (byte) (0xe0 | next >> 12);
            to[at++] = (byte) (0x80 | next >> 6 & 0x3f);
        }
        to[at++] = (byte) (0x80 | next & 0x3f);
        return at;
    }

    private static int writeCode(byte[] to, int from, char next) {
        int at = from;
        to[at++] = '\\';
        to[at++] = 'u';
        to[at++] = HEX[next >> 12];
        to[at++] = HEX[next >> 8 & 0xf];
        to[at++] = HEX[next >> 4 & 0xf];
        to[at++] = HEX[next & 0xf];
        return at;
    }
}
