package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.Decimal;
import dev.bascule.translate.copybook.json.Words;
import dev.bascule.translate.copybook.layout.Picture;

/** COMP-3 and COMP-6. */
final class PackedEncoder extends NumberEncoder {
    private static final int PLUS = 0xc;
    private static final int MINUS = 0xd;
    private static final int UNSIGNED = 0xf;

    private final Picture picture;
    /** Of a packed word: the nibbles that the picture has no digits for. */
    private final long tooLarge;

    private final boolean hasSign;
    private final int length;

    PackedEncoder(Picture picture, boolean hasSign, int length, boolean fromString) {
        super(picture.signed(), fromString);
        this.picture = picture;
        this.tooLarge = picture.digits() < 2 * Long.BYTES ? -1L << 4 * picture.digits() : 0;
        this.hasSign = hasSign;
        this.length = length;
    }

    @Override
    FieldCode number(Decimal number, Scratch scratch, byte[] target, int at) {
        if (losesSign(number)) {
            return FieldCode.SIGN_LOSS;
        }
        if (length <= Long.BYTES && number.scaleWords(picture.scale())) {
            return writeWords(number, target, at);
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

    private FieldCode writeWords(Decimal number, byte[] target, int at) {
        long packed = Digits.squeeze(number.highDigits()) << Integer.SIZE | Digits.squeeze(number.lowDigits());
        if ((packed & tooLarge) != 0) {
            return FieldCode.OVERFLOW;
        }
        Words.putBig(target, at, hasSign ? packed << 4 | sign(number) : packed, length);
        return FieldCode.GOOD;
    }

    private int sign(Decimal number) {
        if (!picture.signed()) {
            return UNSIGNED;
        }
        return number.isNegative() ? MINUS : PLUS;
    }
}
