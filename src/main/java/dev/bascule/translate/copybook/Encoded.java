package dev.bascule.translate.copybook;

import dev.bascule.translate.copybook.field.FieldError;
import java.util.List;

/** What became of a JSON object. */
public sealed interface Encoded {
    /**
     * It was written.
     *
     * @param bytes hold the record in their first {@code length} bytes; valid until the encoder's next record
     */
    @SuppressWarnings("ArrayRecordComponent") // a view, never compared
    record Written(byte[] bytes, int length) implements Encoded {}

    /**
     * It was refused whole.
     *
     * @param errors all of them, up to a bound; not empty
     */
    record Refused(List<FieldError> errors) implements Encoded {}
}
