package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonBuffer;

/**
 * JUSTIFIED text where only spaces at the right are taken off: there are none, as it is padded at the left, and those that stand there belong to it. Only
 * blank items become empty.
 */
final class JustifiedDecoder extends FieldDecoder {
    private final FieldDecoder untrimmed;
    private final int length;
    private final byte[] space;

    JustifiedDecoder(FieldDecoder untrimmed, int length, byte[] space) {
        this.untrimmed = untrimmed;
        this.length = length;
        this.space = space;
    }

    @Override
    public FieldCode decode(byte[] bytes, int at, JsonBuffer out) {
        if (isBlank(bytes, at)) {
            out.put("\"\"");
            return FieldCode.GOOD;
        }
        return untrimmed.decode(bytes, at, out);
    }

    private boolean isBlank(byte[] bytes, int at) {
        int i = 0;
        while (i < length && bytes[at + i] == space[i % space.length]) {
            i++;
        }
        return i == length;
    }
}
