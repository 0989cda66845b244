package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.json.Words;

/** COMP-1 and COMP-2 in hexadecimal floating point (z/Architecture Principles of Operation). */
final class HexFloatDecoder extends FieldDecoder {
    static final int EXCESS = 64;
    private static final int EXPONENT_MASK = 0x7f;
    private static final int DIGIT_BITS = 4;

    private final int length;
    private final int fractionBits;

    HexFloatDecoder(int length) {
        this.length = length;
        this.fractionBits = (length - 1) * Byte.SIZE;
    }

    @Override
    public FieldCode decode(byte[] bytes, int at, JsonBuffer out) {
        long word = Words.bigTail(bytes, at, length);
        long fraction = word & (1L << fractionBits) - 1;
        int exponent = (int) (word >>> fractionBits) & EXPONENT_MASK;
        boolean negative = bytes[at] < 0;
        long smallestNormal = 1L << fractionBits - DIGIT_BITS;
        while (fraction != 0 && fraction < smallestNormal && exponent > 0) {
            fraction <<= DIGIT_BITS;
            exponent--;
        }
        int binaryExponent = (exponent - EXCESS) * DIGIT_BITS - fractionBits;
        int lowerGap = fraction == smallestNormal && exponent > 0 ? 16 : 1;
        ShortestDecimal.append(out, negative, fraction, binaryExponent, lowerGap);
        return FieldCode.GOOD;
    }
}
