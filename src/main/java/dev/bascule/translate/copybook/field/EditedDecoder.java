package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.edited.EditedPicture;
import dev.bascule.translate.copybook.edited.Reading;
import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.text.TextCodec;

/** Numeric-edited items as numbers. */
final class EditedDecoder extends FieldDecoder {
    private final TextCodec codec;
    private final int length;
    private final EditedPicture picture;

    EditedDecoder(TextCodec codec, int length, EditedPicture picture) {
        this.codec = codec;
        this.length = length;
        this.picture = picture;
    }

    @Override
    public FieldCode decode(byte[] bytes, int at, JsonBuffer out) {
        byte[] digits = out.digits();
        var reading = picture.parse(EditedChars.read(codec, bytes, at, length), digits, 0);
        if (reading == Reading.MALFORMED) {
            return FieldCode.EDITED_FORMAT;
        }
        for (int i = 0; i < picture.digits(); i++) {
            digits[i] &= 0xf;
        }
        Digits.append(out, reading == Reading.NEGATIVE, picture.digits(), picture.scale());
        return FieldCode.GOOD;
    }
}
