package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.text.TextCodec;

/** Text of two bytes a character: UTF-16 and DBCS. Trimmed by whole characters. */
final class WideTextDecoder extends FieldDecoder {
    private static final int PAIR = 2;

    private final TextCodec codec;
    private final int length;
    private final Trim trim;
    private final byte[] space;

    WideTextDecoder(TextCodec codec, int length, Trim trim) {
        this.codec = codec;
        this.length = length;
        this.trim = trim;
        this.space = codec.space();
    }

    @Override
    public FieldCode decode(byte[] bytes, int at, JsonBuffer out) {
        int from = at;
        int to = at + length;
        while (trim.right() && to > from && isSpace(bytes, to - PAIR)) {
            to -= PAIR;
        }
        while (trim.left() && from < to && isSpace(bytes, from)) {
            from += PAIR;
        }
        return codec.decodeString(bytes, from, to, out) ? FieldCode.GOOD : FieldCode.INVALID_TEXT;
    }

    private boolean isSpace(byte[] bytes, int at) {
        return bytes[at] == space[0] && bytes[at + 1] == space[1];
    }
}
