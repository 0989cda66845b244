package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.json.Words;

/** COMP-1 and COMP-2 in binary floating point. */
final class IeeeFloatDecoder extends FieldDecoder {
    private static final int FLOAT_FRACTION_BITS = 23;
    private static final int DOUBLE_FRACTION_BITS = 52;

    private final int length;
    private final boolean bigEndian;
    private final int fractionBits;
    private final int maxExponent;

    IeeeFloatDecoder(int length, boolean bigEndian) {
        this.length = length;
        this.bigEndian = bigEndian;
        this.fractionBits = length == Float.BYTES ? FLOAT_FRACTION_BITS : DOUBLE_FRACTION_BITS;
        this.maxExponent = (1 << length * Byte.SIZE - 1 - fractionBits) - 1;
    }

    @Override
    public FieldCode decode(byte[] bytes, int at, JsonBuffer out) {
        long word = Words.bigTail(bytes, at, length);
        if (!bigEndian) {
            word = Long.reverseBytes(word) >>> Long.SIZE - length * Byte.SIZE;
        }
        boolean negative = word >>> length * Byte.SIZE - 1 != 0;
        int exponent = (int) (word >>> fractionBits) & maxExponent;
        if (exponent == maxExponent) {
            return FieldCode.FLOAT_RANGE;
        }
        long hidden = 1L << fractionBits;
        long fraction = word & hidden - 1;
        long mantissa = exponent == 0 ? fraction : fraction | hidden;
        int binaryExponent = Math.max(exponent, 1) - maxExponent / 2 - fractionBits;
        int lowerGap = fraction == 0 && exponent > 1 ? 2 : 1;
        ShortestDecimal.append(out, negative, mantissa, binaryExponent, lowerGap);
        return FieldCode.GOOD;
    }
}
