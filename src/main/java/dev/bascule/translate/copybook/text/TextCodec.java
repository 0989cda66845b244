package dev.bascule.translate.copybook.text;

import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.json.JsonCursor;

/** Characters as bytes, one way and the other. Implementations are immutable and thread-safe. */
public interface TextCodec {
    /** Returned by {@link #encode} when there isn't room for all characters. */
    int TOO_LONG = -1;

    /** Returned by {@link #encode} for a character that has no bytes here, or for text that is not UTF-8. */
    int UNMAPPABLE = -2;

    /**
     * Appends the characters as the inside of a JSON string.
     *
     * @return false if the bytes mean nothing here; the buffer's contents past its old length are then undefined
     */
    boolean decode(byte[] bytes, int from, int to, JsonBuffer out);

    /** The same with its quotes. */
    default boolean decodeString(byte[] bytes, int from, int to, JsonBuffer out) {
        out.put('"');
        if (!decode(bytes, from, to, out)) {
            return false;
        }
        out.put('"');
        return true;
    }

    /**
     * Writes characters given in UTF-8 to {@code [at, end)} of {@code target}.
     *
     * @return how many bytes they took, or {@link #TOO_LONG} or {@link #UNMAPPABLE}; bytes of {@code target} may have been written then
     */
    int encode(byte[] utf8, int from, int to, byte[] target, int at, int end);

    /** Takes the next value, a string, and encodes it. */
    default int encode(JsonCursor json, byte[] target, int at, int end) {
        json.string();
        return encode(json.text(), json.textStart(), json.textEnd(), target, at, end);
    }

    /** The bytes of a space, which pads: one, or two. */
    byte[] space();

    /** The codec of items that never hold shifts, such as PIC G: of the double-byte characters alone where there are such, else this one. */
    default TextCodec withoutShifts() {
        return this;
    }
}
