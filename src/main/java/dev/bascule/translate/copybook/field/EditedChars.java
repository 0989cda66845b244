package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.text.TextCodec;
import java.nio.charset.StandardCharsets;

/** The characters of an item of one byte a character, as they come out of its code page. */
final class EditedChars {
    private EditedChars() {}

    /** The characters; of another number than there are bytes if some had to be escaped or aren't ASCII. */
    static String read(TextCodec codec, byte[] bytes, int at, int length) {
        var text = new JsonBuffer(length);
        return codec.decode(bytes, at, at + length, text) ? text.toString() : "";
    }

    /** Writes characters and says whether they all have a byte in the code page. */
    static FieldCode write(TextCodec codec, CharSequence text, byte[] target, int at, int length) {
        var utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
        int written = codec.encode(utf8, 0, utf8.length, target, at, at + length);
        if (written == length) {
            return FieldCode.GOOD;
        }
        return written == TextCodec.UNMAPPABLE ? FieldCode.UNMAPPABLE_CHARACTER : FieldCode.EDITED_FORMAT;
    }
}
