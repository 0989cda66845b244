package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.Decimal;
import java.util.Arrays;

/** USAGE DISPLAY numbers. */
final class ZonedEncoder extends NumberEncoder {
    private static final int LONG_DIGITS = 18;

    private final ZonedShape shape;
    private final long limit;
    private final boolean blankWhenZero;

    ZonedEncoder(ZonedShape shape, boolean blankWhenZero, boolean fromString) {
        super(shape.signed(), fromString);
        this.shape = shape;
        this.limit = Decimal.power(Math.min(shape.digits(), LONG_DIGITS));
        this.blankWhenZero = blankWhenZero;
    }

    @Override
    FieldCode write(Decimal number, Scratch scratch, byte[] target, int at) {
        int count = shape.digits();
        if (blankWhenZero && number.isZero()) {
            Arrays.fill(target, at, at + count, shape.page().space());
            return FieldCode.GOOD;
        }
        if (count <= LONG_DIGITS) {
            long unscaled = number.unscaled(shape.scale(), limit);
            if (unscaled != Decimal.NOT_SMALL) {
                return unscaled < 0 ? code(unscaled) : writeLong(unscaled, number.isNegative(), target, at);
            }
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

    private FieldCode writeLong(long unscaled, boolean negative, byte[] target, int at) {
        int first = at + shape.first();
        int last = first + shape.digits() - 1;
        int zone = shape.zone();
        long rest = unscaled;
        for (; last - first >= Digits.PER_WORD; last -= Digits.PER_WORD) {
            put(Digits.of(rest % Digits.WORD_LIMIT), zone, target, last - Digits.PER_WORD + 1, last);
            rest /= Digits.WORD_LIMIT;
        }
        put(Digits.of(rest), zone, target, first, last);
        if (shape.signed()) {
            sign(negative, target, at + shape.signByte());
        }
        return FieldCode.GOOD;
    }

    private static void put(long digits, int zone, byte[] target, int first, int last) {
        long word = digits;
        for (int i = last; i >= first; i--) {
            target[i] = (byte) (word | zone);
            word >>>= Byte.SIZE;
        }
    }

    private void sign(boolean negative, byte[] target, int at) {
        target[at] = shape.separate()
                ? shape.page().invariant(negative ? '-' : '+')
                : (byte) shape.signs().write(target[at] & 0xf, negative);
    }
}
