package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.edited.EditedPicture;
import dev.bascule.translate.copybook.json.Decimal;
import dev.bascule.translate.copybook.text.TextCodec;

/** Numeric-edited items from numbers. */
final class EditedEncoder extends NumberEncoder {
    private final TextCodec codec;
    private final int length;
    private final EditedPicture picture;

    EditedEncoder(TextCodec codec, int length, EditedPicture picture, boolean fromString) {
        super(picture.signed(), fromString);
        this.codec = codec;
        this.length = length;
        this.picture = picture;
    }

    @Override
    FieldCode number(Decimal number, Scratch scratch, byte[] target, int at) {
        if (losesSign(number)) {
            return FieldCode.SIGN_LOSS;
        }
        byte[] digits = scratch.digits;
        var fit = number.align(picture.digits(), picture.scale(), digits);
        if (fit != Decimal.Fit.EXACT) {
            return code(fit);
        }
        for (int i = 0; i < picture.digits(); i++) {
            digits[i] |= '0';
        }
        return EditedChars.write(codec, picture.format(digits, 0, number.isNegative()), target, at, length);
    }
}
