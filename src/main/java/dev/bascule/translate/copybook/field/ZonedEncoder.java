package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.Decimal;
import dev.bascule.translate.copybook.json.Words;
import java.util.Arrays;

/** USAGE DISPLAY numbers. */
final class ZonedEncoder extends NumberEncoder {
    private final ZonedShape shape;
    private final boolean blankWhenZero;
    /** Of a number's upper word: the bytes that there are no digits for. */
    private final long tooHigh;

    private final long tooLow;
    /** The zone in every byte. */
    private final long zones;

    ZonedEncoder(ZonedShape shape, boolean blankWhenZero, boolean fromString) {
        super(shape.signed(), fromString);
        this.shape = shape;
        this.blankWhenZero = blankWhenZero;
        this.tooHigh = beyond(shape.digits() - Digits.PER_WORD);
        this.tooLow = beyond(shape.digits());
        this.zones = shape.zone() * 0x0101010101010101L;
    }

    private static long beyond(int digits) {
        return digits >= Digits.PER_WORD ? 0 : -1L << Math.max(digits, 0) * Byte.SIZE;
    }

    @Override
    FieldCode number(Decimal number, Scratch scratch, byte[] target, int at) {
        if (losesSign(number)) {
            return FieldCode.SIGN_LOSS;
        }
        int count = shape.digits();
        if (blankWhenZero && number.isZero()) {
            Arrays.fill(target, at, at + count, shape.page().space());
            return FieldCode.GOOD;
        }
        if (count <= 2 * Digits.PER_WORD && number.scaleWords(shape.scale())) {
            return writeWords(number, target, at);
        }
        byte[] digits = scratch.digits;
        var fit = number.align(count, shape.scale(), digits);
        if (fit != Decimal.Fit.EXACT) {
            return code(fit);
        }
        int first = at + shape.first();
        int zone = shape.zone();
        for (int i = 0; i < count; i++) {
            target[first + i] = (byte) (digits[i] | zone);
        }
        if (shape.signed()) {
            sign(number.isNegative(), target, at + shape.signByte());
        }
        return FieldCode.GOOD;
    }

    private FieldCode writeWords(Decimal number, byte[] target, int at) {
        if ((number.highDigits() & tooHigh | number.lowDigits() & tooLow) != 0) {
            return FieldCode.OVERFLOW;
        }
        int first = at + shape.first();
        int inHigh = shape.digits() - Digits.PER_WORD;
        if (inHigh > 0) {
            Words.putBig(target, first, number.highDigits() | zones, inHigh);
            Words.putBig(target, first + inHigh, number.lowDigits() | zones);
        } else {
            Words.putBig(target, first, number.lowDigits() | zones, shape.digits());
        }
        if (shape.signed()) {
            sign(number.isNegative(), target, at + shape.signByte());
        }
        return FieldCode.GOOD;
    }

    private void sign(boolean negative, byte[] target, int at) {
        target[at] = shape.separate()
                ? shape.page().invariant(negative ? '-' : '+')
                : (byte) shape.signs().write(target[at] & 0xf, negative);
    }
}
