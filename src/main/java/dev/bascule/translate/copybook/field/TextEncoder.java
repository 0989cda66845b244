package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonCursor;
import dev.bascule.translate.copybook.json.Words;
import dev.bascule.translate.copybook.text.TextCodec;

/** Text: padded with spaces at the right, or at the left when JUSTIFIED. */
final class TextEncoder extends FieldEncoder {
    private final TextCodec codec;
    private final int length;
    private final boolean justified;
    private final byte[] space;
    /** Eight bytes of them. */
    private final long spaces;

    TextEncoder(TextCodec codec, int length, boolean justified) {
        this.codec = codec;
        this.length = length;
        this.justified = justified;
        this.space = codec.space();
        this.spaces = Words.repeated(space);
    }

    @Override
    public FieldCode encode(JsonCursor.Kind kind, JsonCursor json, Scratch scratch, byte[] target, int at) {
        if (kind != JsonCursor.Kind.STRING) {
            json.skip();
            return FieldCode.WRONG_TYPE;
        }
        json.string();
        return encode(json.text(), json.textStart(), json.textEnd(), target, at);
    }

    FieldCode encode(byte[] utf8, int from, int to, byte[] target, int at) {
        int end = at + length;
        int written = codec.encode(utf8, from, to, target, at, end);
        if (written < 0) {
            return written == TextCodec.TOO_LONG ? FieldCode.OVERFLOW : FieldCode.UNMAPPABLE_CHARACTER;
        }
        int padding = length - written;
        if (justified && padding > 0) {
            System.arraycopy(target, at, target, at + padding, written);
            pad(target, at, at + padding);
        } else {
            pad(target, at + written, end);
        }
        return FieldCode.GOOD;
    }

    private void pad(byte[] target, int from, int to) {
        int at = from;
        for (; to - at >= Words.BYTES; at += Words.BYTES) {
            Words.putBig(target, at, spaces);
        }
        for (; at < to; at++) {
            target[at] = space[at - from & space.length - 1];
        }
    }
}
