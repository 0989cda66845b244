package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonCursor;
import dev.bascule.translate.copybook.json.Words;
import dev.bascule.translate.copybook.text.TextCodec;

/** Text: padded with spaces at the right, or at the left when JUSTIFIED. */
final class TextEncoder extends FieldEncoder {
    private final TextCodec codec;
    private final int length;
    private final boolean justified;
    /** Eight bytes of them. */
    private final long spaces;

    TextEncoder(TextCodec codec, int length, boolean justified) {
        this.codec = codec;
        this.length = length;
        this.justified = justified;
        this.spaces = Words.repeated(codec.space());
    }

    @Override
    FieldCode string(JsonCursor json, Scratch scratch, byte[] target, int at) {
        int written = codec.encode(json, spaces, target, at, at + length);
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
        Words.fill(target, at, at + padding, spaces);
    }
}
