package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonCursor;
import dev.bascule.translate.copybook.text.TextCodec;
import java.util.Arrays;

/** Text: padded with spaces at the right, or at the left when JUSTIFIED. */
final class TextEncoder extends FieldEncoder {
    private final TextCodec codec;
    private final int length;
    private final boolean justified;
    private final byte[] space;

    TextEncoder(TextCodec codec, int length, boolean justified) {
        this.codec = codec;
        this.length = length;
        this.justified = justified;
        this.space = codec.space();
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
        if (space.length == 1) {
            Arrays.fill(target, from, to, space[0]);
            return;
        }
        for (int i = from; i < to; i++) {
            target[i] = space[(i - from) % space.length];
        }
    }
}
