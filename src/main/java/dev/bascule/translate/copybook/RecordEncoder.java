package dev.bascule.translate.copybook;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.field.FieldError;
import dev.bascule.translate.copybook.plan.PlanEncoder;
import java.util.List;

/**
 * Encodes JSON objects, one after the other. Where {@code --select-record} chooses among several records, it is the first one in whose layout
 * the object fits without errors and whose bytes its rule chooses; if there is none, the errors are those of the layout with the fewest. Used by one thread; get one for each from {@link Copybook}.
 */
public final class RecordEncoder {
    private final Copybook copybook;
    private final PlanEncoder[] encoders;

    RecordEncoder(Copybook copybook) {
        this.copybook = copybook;
        byte space = copybook.options().text().page().space();
        this.encoders = copybook.plans().stream()
                .map(plan -> new PlanEncoder(plan, space))
                .toArray(PlanEncoder[]::new);
    }

    /** Encodes the object in {@code length} bytes from {@code from} on. */
    public Encoded encode(byte[] json, int from, int length) {
        List<FieldError> fewest = List.of();
        for (int i = 0; i < encoders.length; i++) {
            var encoder = encoders[i];
            encoder.encode(json, from, length);
            boolean faulty = encoder.hasErrors();
            if (!faulty && copybook.recordChoice().of(encoder.bytes(), 0, encoder.length()) == i) {
                return new Encoded.Written(encoder.bytes(), encoder.length());
            }
            var errors = faulty ? encoder.takeErrors() : List.of(undecided());
            fewest = fewest.isEmpty() || errors.size() < fewest.size() ? errors : fewest;
        }
        return new Encoded.Refused(fewest);
    }

    private static FieldError undecided() {
        return new FieldError(
                "",
                -1,
                0,
                "",
                "",
                "",
                FieldCode.NO_ALTERNATIVE,
                "--select-record would read this record by another layout");
    }
}
