package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.Decimal;
import java.util.Arrays;

/** USAGE DISPLAY numbers. */
final class ZonedEncoder extends NumberEncoder {
    private final ZonedShape shape;
    private final boolean blankWhenZero;

    ZonedEncoder(ZonedShape shape, boolean blankWhenZero, boolean fromString) {
        super(shape.signed(), fromString);
        this.shape = shape;
        this.blankWhenZero = blankWhenZero;
    }

    @Override
    FieldCode write(Decimal number, Scratch scratch, byte[] target, int at) {
        int count = shape.digits();
        if (blankWhenZero && number.isZero()) {
            Arrays.fill(target, at, at + count, shape.page().space());
            return FieldCode.GOOD;
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

    private void sign(boolean negative, byte[] target, int at) {
        target[at] = shape.separate()
                ? shape.page().invariant(negative ? '-' : '+')
                : (byte) shape.signs().write(target[at] & 0xf, negative);
    }
}
