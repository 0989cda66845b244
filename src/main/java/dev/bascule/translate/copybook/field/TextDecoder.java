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
            to = withoutSpaces(bytes, from, to);
        }
        if (left) {
            while (from < to && bytes[from] == space) {
                from++;
            }
        }
        return codec.decodeString(bytes, from, to, out) ? FieldCode.GOOD : FieldCode.INVALID_TEXT;
    }

    /** Where the text ends. */
    private int withoutSpaces(byte[] bytes, int from, int to) {
        int end = to;
        while (end - from >= Words.BYTES) {
            long others = Words.big(bytes, end - Words.BYTES) ^ spaces;
            if (others != 0) {
                return end - (Long.numberOfTrailingZeros(others) >>> 3);
            }
            end -= Words.BYTES;
        }
        int left = end - from;
        if (left == 0) {
            return from;
        }
        int spare = (Words.BYTES - left) * Byte.SIZE;
        long others = (Words.bigTail(bytes, from, left) ^ spaces) << spare;
        return others == 0 ? from : end - (Long.numberOfTrailingZeros(others >>> spare) >>> 3);
    }
}
