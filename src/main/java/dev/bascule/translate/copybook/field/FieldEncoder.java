package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonCursor;

/** Writes the bytes of one elementary item. Thread-safe. */
public abstract class FieldEncoder {
    /**
     * Takes the cursor's next value and writes the item's bytes, all of them, from {@code at} on. The value is taken even if it is wrong.
     *
     * @param kind of the next value; not NULL
     */
    public abstract FieldCode encode(JsonCursor.Kind kind, JsonCursor json, Scratch scratch, byte[] target, int at);
}
