package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.Decimal;
import dev.bascule.translate.copybook.layout.Picture;

/** COMP-3 and COMP-6. */
final class PackedEncoder extends NumberEncoder {
    private static final int PLUS = 0xc;
    private static final int MINUS = 0xd;
    private static final int UNSIGNED = 0xf;

    private static final int LONG_DIGITS = 18;

    private final Picture picture;
    private final long limit;
    private final boolean hasSign;
    private final int length;

    PackedEncoder(Picture picture, boolean hasSign, int length, boolean fromString) {
        super(picture.signed(), fromString);
        this.picture = picture;
        this.limit = Decimal.power(Math.min(picture.digits(), LONG_DIGITS));
        this.hasSign = hasSign;
        this.length = length;
    }

    @Override
    FieldCode write(Decimal number, Scratch scratch, byte[] target, int at) {
        if (length <= Long.BYTES) {
            long unscaled = number.unscaled(picture.scale(), limit);
            if (unscaled != Decimal.NOT_SMALL) {
                return unscaled < 0 ? code(unscaled) : writeLong(unscaled, number, target, at);
            }
        }
        byte[] digits = scratch.digits;
        int nibbles = length * 2 - (hasSign ? 1 : 0);
        int padding = nibbles - picture.digits();
        if (!number.isZero() && number.wholeDigits() > picture.digits() - picture.scale()) {
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

    private FieldCode writeLong(long unscaled, Decimal number, byte[] target, int at) {
        long packed = unscaled < Digits.WORD_LIMIT
                ? Digits.squeeze(Digits.of(unscaled))
                : Digits.squeeze(Digits.of(unscaled / Digits.WORD_LIMIT)) << Integer.SIZE
                        | Digits.squeeze(Digits.of(unscaled % Digits.WORD_LIMIT));
        if (hasSign) {
            packed = packed << 4 | sign(number);
        }
        for (int i = length - 1; i >= 0; i--) {
            target[at + i] = (byte) packed;
            packed >>>= Byte.SIZE;
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
