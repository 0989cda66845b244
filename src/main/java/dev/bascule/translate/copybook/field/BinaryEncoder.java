package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.Decimal;
import dev.bascule.translate.copybook.json.Words;

/** COMP, COMP-4, COMP-5. */
final class BinaryEncoder extends NumberEncoder {
    /** Of the largest number of eight bytes. */
    private static final int WIDEST = 20;

    private static final long SMALL_LIMIT = Decimal.power(18);
    private static final int HALF = 10;
    private static final long HALF_LIMIT = 10_000_000_000L;
    private static final long HIGHEST_HALF = Long.divideUnsigned(-1L, HALF_LIMIT);

    private final BinaryShape shape;
    /** Of the absolute value of a number that is not, or is, negative. */
    private final long largest;

    private final long largestNegative;

    BinaryEncoder(BinaryShape shape, boolean fromString) {
        super(shape.signed(), fromString);
        this.shape = shape;
        int bits = shape.length() * Byte.SIZE;
        long all = shape.signed() ? (1L << bits - 1) - 1 : -1L >>> Long.SIZE - bits;
        this.largest = shape.largest() >= 0 ? shape.largest() : all;
        this.largestNegative = shape.largest() >= 0 ? shape.largest() : all + 1;
    }

    @Override
    FieldCode number(Decimal number, Scratch scratch, byte[] target, int at) {
        if (losesSign(number)) {
            return FieldCode.SIGN_LOSS;
        }
        long unscaled = number.unscaled(shape.scale(), SMALL_LIMIT);
        if (unscaled >= 0) {
            return writeMagnitude(unscaled, number.isNegative(), target, at);
        }
        if (unscaled == Decimal.TOO_FINE) {
            return FieldCode.LOSSY;
        }
        byte[] digits = scratch.digits;
        var fit = number.align(WIDEST, shape.scale(), digits);
        if (fit != Decimal.Fit.EXACT) {
            return code(fit);
        }
        long upper = value(digits, 0);
        long lower = value(digits, HALF);
        long magnitude = upper * HALF_LIMIT + lower;
        boolean beyondWord =
                upper > HIGHEST_HALF || upper == HIGHEST_HALF && Long.compareUnsigned(magnitude, lower) < 0;
        return beyondWord ? FieldCode.OVERFLOW : writeMagnitude(magnitude, number.isNegative(), target, at);
    }

    private FieldCode writeMagnitude(long magnitude, boolean negative, byte[] target, int at) {
        if (Long.compareUnsigned(magnitude, negative ? largestNegative : largest) > 0) {
            return FieldCode.OVERFLOW;
        }
        put(negative ? -magnitude : magnitude, target, at);
        return FieldCode.GOOD;
    }

    private static long value(byte[] digits, int from) {
        long value = 0;
        for (int i = from; i < from + HALF; i++) {
            value = value * 10 + digits[i];
        }
        return value;
    }

    private void put(long value, byte[] target, int at) {
        if (shape.bigEndian()) {
            Words.putBig(target, at, value, shape.length());
        } else {
            Words.putLittle(target, at, value, shape.length());
        }
    }
}
