package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.edited.EditedPicture;
import dev.bascule.translate.copybook.edited.Reading;
import dev.bascule.translate.copybook.json.JsonCursor;
import dev.bascule.translate.copybook.text.TextCodec;

/** Numeric-edited items from text that is edited already. */
final class EditedTextEncoder extends FieldEncoder {
    private final TextCodec codec;
    private final int length;
    private final EditedPicture picture;

    EditedTextEncoder(TextCodec codec, int length, EditedPicture picture) {
        this.codec = codec;
        this.length = length;
        this.picture = picture;
    }

    @Override
    FieldCode string(JsonCursor json, Scratch scratch, byte[] target, int at) {
        json.string();
        var text = json.textString();
        if (text.length() > length) {
            return FieldCode.OVERFLOW;
        }
        var padded = text + " ".repeat(length - text.length());
        if (picture.parse(padded, scratch.digits, 0) == Reading.MALFORMED) {
            return FieldCode.EDITED_FORMAT;
        }
        return EditedChars.write(codec, padded, target, at, length);
    }
}
