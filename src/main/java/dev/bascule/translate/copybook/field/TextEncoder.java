package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonCursor;
import dev.bascule.translate.copybook.json.Words;
import dev.bascule.translate.copybook.text.TextCodec;

/** Text: padded with spaces at the right, or at the left when JUSTIFIED. */
final class TextEncoder extends FieldEncoder {
    private final TextCodec codec;
    private final int length;
    private final boolean justified;
    /** Whether its padding is what items begin with. */
    private final boolean padded;

    private final byte[] space;
    /** Eight bytes of them. */
    private final long spaces;

    /** @param blank the space that items begin with, the record's */
    TextEncoder(TextCodec codec, int length, boolean justified, byte blank) {
        this.codec = codec;
        this.length = length;
        this.justified = justified;
        this.space = codec.space();
        this.padded = space.length == 1 && space[0] == blank;
        this.spaces = Words.repeated(space);
    }

    @Override
    FieldCode string(JsonCursor json, Scratch scratch, byte[] target, int at) {
        int end = at + length;
        if (!padded) {
            // All of it, before the text: how long that is would be a branch that no processor predicts.
            pad(target, at, end);
        }
        int written = codec.encode(json, target, at, end);
        if (written < 0) {
            return written == TextCodec.TOO_LONG ? FieldCode.OVERFLOW : FieldCode.UNMAPPABLE_CHARACTER;
        }
        if (justified && written < length) {
            justify(target, at, written);
        }
        return FieldCode.GOOD;
    }

    private void justify(byte[] target, int at, int written) {
        int padding = length - written;
        System.arraycopy(target, at, target, at + padding, written);
        pad(target, at, at + padding);
    }

    /** The last word is written over what the one before it has written, not a part of a word behind it. */
    private void pad(byte[] target, int from, int to) {
        int last = to - Words.BYTES;
        if (last < from) {
            Words.putBig(target, from, spaces, to - from);
            return;
        }
        for (int at = from; at < last; at += Words.BYTES) {
            Words.putBig(target, at, spaces);
        }
        Words.putBig(target, last, spaces);
    }
}
