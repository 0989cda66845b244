package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.Decimal;
import dev.bascule.translate.copybook.layout.Picture;

/** COMP-3 and COMP-6. */
final class PackedEncoder extends NumberEncoder {
    private static final int PLUS = 0xc;
    private static final int MINUS = 0xd;
    private static final int UNSIGNED = 0xf;

    private final Picture picture;
    private final boolean hasSign;
    private final int length;

    PackedEncoder(Picture picture, boolean hasSign, int length, boolean fromString) {
        super(picture.signed(), fromString);
        this.picture = picture;
        this.hasSign = hasSign;
        this.length = length;
    }

    @Override
    FieldCode write(Decimal number, Scratch scratch, byte[] target, int at) {
        byte[] digits = scratch.digits;
        int nibbles = length * 2 - (hasSign ? 1 : 0);
        int padding = nibbles - picture.digits();
        if (number.wholeDigits() > picture.digits() - picture.scale()) {
            return FieldCode.OVERFLOW;
        }
        var fit = number.align(picture.digits() + padding, picture.scale(), digits);
        if (fit != Decimal.Fit.EXACT) {
            return code(fit);
        }
        if (hasSign) {
            digits[nibbles] = (byte) sign(number);
        }
        for (int i = 0; i < length; i++) {
            target[at + i] = (byte) (digits[2 * i] << 4 | digits[2 * i + 1]);
        }
        return FieldCode.GOOD;
    }

    private int sign(Decimal number) {
        if (!picture.signed()) {
            return UNSIGNED;
        }
        return number.isNegative() ? MINUS : PLUS;
    }
}
