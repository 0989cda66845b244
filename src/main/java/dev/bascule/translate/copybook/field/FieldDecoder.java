package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonBuffer;

/** Reads the bytes of one elementary item. Immutable and thread-safe. An abstract class, for the cheaper call. */
public abstract class FieldDecoder {
    /** Not a number of {@link #unscaled}. */
    public static final long NONE = Long.MIN_VALUE;

    /**
     * Appends the JSON value of the item that begins at {@code at}; all its bytes are there.
     *
     * @return GOOD, or what is wrong; {@code out} then holds rubbish past its old length
     */
    public abstract FieldCode decode(byte[] bytes, int at, JsonBuffer out);

    /** The digits of a number as a whole number, its decimal point left out, or {@link #NONE} if it isn't one or has more than 18 digits. */
    public long unscaled(byte[] bytes, int at) {
        return NONE;
    }
}
