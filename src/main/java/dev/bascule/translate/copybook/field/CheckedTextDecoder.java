package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.edited.EditedText;
import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.text.TextCodec;

/** Alphanumeric-edited items: text with fixed characters in some places. */
final class CheckedTextDecoder extends FieldDecoder {
    private final TextCodec codec;
    private final int length;
    private final FieldDecoder text;
    private final EditedText picture;

    CheckedTextDecoder(TextCodec codec, int length, Trim trim, EditedText picture) {
        this.codec = codec;
        this.length = length;
        this.text = new TextDecoder(codec, length, trim);
        this.picture = picture;
    }

    @Override
    public FieldCode decode(byte[] bytes, int at, JsonBuffer out) {
        var stored = EditedChars.read(codec, bytes, at, length);
        if (stored.length() == length && picture.problem(stored).isPresent()) {
            return FieldCode.EDITED_FORMAT;
        }
        return text.decode(bytes, at, out);
    }
}
