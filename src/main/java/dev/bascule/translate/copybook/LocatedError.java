package dev.bascule.translate.copybook;

import dev.bascule.translate.copybook.field.FieldError;
import dev.bascule.translate.copybook.json.JsonBuffer;

/**
 * A field error with its place in a file.
 *
 * @param recordNumber from 1
 * @param recordOffset in the file, of the record's first byte; -1 if there is no file of records
 */
public record LocatedError(long recordNumber, long recordOffset, FieldError error) {
    /** Appends it as a JSON object. */
    public void append(JsonBuffer out) {
        out.put("{\"record\":" + recordNumber);
        if (recordOffset >= 0) {
            out.put(",\"fileOffset\":" + (recordOffset + Math.max(error.offset(), 0)));
        }
        out.put(',');
        error.appendMembers(out);
        out.put('}');
    }

    /** One line for people. */
    @Override
    public String toString() {
        var text = new StringBuilder("record ").append(recordNumber);
        if (recordOffset >= 0) {
            text.append(", file offset ").append(recordOffset + Math.max(error.offset(), 0));
        }
        text.append(": ").append(error.code()).append(": ");
        if (!error.path().isEmpty()) {
            text.append(error.path()).append(": ");
        }
        text.append(error.message());
        if (error.offset() >= 0) {
            text.append("; offset ").append(error.offset()).append(", length ").append(error.length());
        }
        if (!error.hex().isEmpty()) {
            text.append(", bytes ").append(error.hex());
        }
        if (!error.usage().isEmpty()) {
            text.append(error.picture().isEmpty() ? ", " : ", PIC " + error.picture() + " ")
                    .append(error.usage());
        }
        return text.toString();
    }
}
