package dev.bascule.translate.copybook;

import dev.bascule.translate.copybook.field.FieldError;
import dev.bascule.translate.copybook.json.JsonBuffer;
import java.util.List;

/** What became of a record. */
public sealed interface Decoded {
    /**
     * It was read.
     *
     * @param json one object; valid until the decoder's next record
     */
    record Accepted(JsonBuffer json) implements Decoded {}

    /** {@code --where} leaves it out. */
    record Filtered() implements Decoded {}

    /**
     * It was refused whole.
     *
     * @param errors all of them, up to a bound; not empty
     */
    record Rejected(List<FieldError> errors) implements Decoded {}
}
