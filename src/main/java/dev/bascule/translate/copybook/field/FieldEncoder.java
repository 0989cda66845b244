package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.Decimal;
import dev.bascule.translate.copybook.json.JsonCursor;

/** Writes the bytes of one elementary item. Thread-safe. */
public abstract class FieldEncoder {
    /**
     * Takes the cursor's next value and writes the item's bytes from {@code at} on, where nothing but spaces of the record's charset are so far.
     * The value is taken even if it is wrong.
     *
     * @param kind of the next value; not NULL
     */
    public final FieldCode encode(JsonCursor.Kind kind, JsonCursor json, Scratch scratch, byte[] target, int at) {
        if (kind == JsonCursor.Kind.STRING) {
            return string(json, scratch, target, at);
        }
        if (kind == JsonCursor.Kind.NUMBER) {
            return number(json.number(), scratch, target, at);
        }
        json.skip();
        return FieldCode.WRONG_TYPE;
    }

    /** Takes a string, which is the next value, and writes it. */
    FieldCode string(JsonCursor json, Scratch scratch, byte[] target, int at) {
        json.string();
        return FieldCode.WRONG_TYPE;
    }

    /** Writes a JSON number. */
    FieldCode number(Decimal number, Scratch scratch, byte[] target, int at) {
        return FieldCode.WRONG_TYPE;
    }
}
