package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.edited.EditedText;
import dev.bascule.translate.copybook.json.JsonCursor;
import dev.bascule.translate.copybook.text.TextCodec;

/** Alphanumeric-edited items from text that has its fixed characters already. */
final class CheckedTextEncoder extends FieldEncoder {
    private final TextCodec codec;
    private final int length;
    private final FieldEncoder text;
    private final EditedText picture;

    CheckedTextEncoder(TextCodec codec, int length, byte blank, EditedText picture) {
        this.codec = codec;
        this.length = length;
        this.text = new TextEncoder(codec, length, false, blank);
        this.picture = picture;
    }

    @Override
    FieldCode string(JsonCursor json, Scratch scratch, byte[] target, int at) {
        var code = text.string(json, scratch, target, at);
        if (code != FieldCode.GOOD) {
            return code;
        }
        var stored = EditedChars.read(codec, target, at, length);
        boolean fits = stored.length() != length || picture.problem(stored).isEmpty();
        return fits ? FieldCode.GOOD : FieldCode.EDITED_FORMAT;
    }
}
