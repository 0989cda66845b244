package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.json.Words;
import dev.bascule.translate.copybook.text.TextCodec;

/** Text with a space of one byte. */
final class TextDecoder extends FieldDecoder {
    private final TextCodec codec;
    private final int length;
    private final boolean left;
    private final boolean right;
    private final byte space;
    private final long spaces;

    TextDecoder(TextCodec codec, int length, Trim trim) {
        this.codec = codec;
        this.length = length;
        this.left = trim.left();
        this.right = trim.right();
        this.space = codec.space()[0];
        this.spaces = (space & 0xffL) * 0x0101010101010101L;
    }

    @Override
    public FieldCode decode(byte[] bytes, int at, JsonBuffer out) {
        int from = at;
        int to = at + length;
        if (right) {
            while (to - from >= Words.BYTES && Words.big(bytes, to - Words.BYTES) == spaces) {
                to -= Words.BYTES;
            }
            while (to > from && bytes[to - 1] == space) {
                to--;
            }
        }
        if (left) {
            while (from < to && bytes[from] == space) {
                from++;
            }
        }
        out.put('"');
        if (!codec.decode(bytes, from, to, out)) {
            return FieldCode.INVALID_TEXT;
        }
        out.put('"');
        return FieldCode.GOOD;
    }
}
