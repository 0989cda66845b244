package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.field.FieldDecoder;
import dev.bascule.translate.copybook.field.FieldEncoder;
import dev.bascule.translate.copybook.json.JsonCursor;
import java.nio.charset.StandardCharsets;

/**
 * The item on which a table's size depends.
 *
 * @param reference by which a run knows its place
 * @param length its bytes
 */
record Counter(String name, int reference, int length, FieldDecoder decoder, FieldEncoder encoder) {
    /** The number, or {@link FieldDecoder#NONE}. */
    long read(DecodeRun run) {
        int at = run.places[reference];
        return at < 0 || at + length > run.end ? FieldDecoder.NONE : decoder.unscaled(run.bytes, at);
    }

    long read(EncodeRun run) {
        return decoder.unscaled(run.target, run.places[reference]);
    }

    boolean counted(EncodeRun run) {
        return run.counted[reference];
    }

    /** Puts the number into the record. */
    FieldCode write(EncodeRun run, int count) {
        var digits = String.valueOf(count).getBytes(StandardCharsets.US_ASCII);
        var json = new JsonCursor();
        json.reset(digits, 0, digits.length);
        run.counted[reference] = true;
        return encoder.encode(JsonCursor.Kind.NUMBER, json, run.scratch, run.target, run.places[reference]);
    }
}
