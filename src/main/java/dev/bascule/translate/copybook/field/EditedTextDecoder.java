package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.edited.EditedPicture;
import dev.bascule.translate.copybook.edited.Reading;
import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.text.TextCodec;

/** Numeric-edited items as they are stored, once it is sure that they hold a number. */
final class EditedTextDecoder extends FieldDecoder {
    private final TextCodec codec;
    private final int length;
    private final EditedPicture picture;

    EditedTextDecoder(TextCodec codec, int length, EditedPicture picture) {
        this.codec = codec;
        this.length = length;
        this.picture = picture;
    }

    @Override
    public FieldCode decode(byte[] bytes, int at, JsonBuffer out) {
        var text = EditedChars.read(codec, bytes, at, length);
        if (picture.parse(text, out.digits(), 0) == Reading.MALFORMED) {
            return FieldCode.EDITED_FORMAT;
        }
        out.putString(text);
        return FieldCode.GOOD;
    }
}
