package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldError;
import java.util.ArrayList;
import java.util.List;

/** The errors of one record, up to a bound; the last one then says that there are more. */
final class ErrorList {
    static final int MOST = 1_000;

    private final List<FieldError> errors = new ArrayList<>();

    void add(FieldError error) {
        if (errors.size() < MOST - 1) {
            errors.add(error);
        } else if (errors.size() == MOST - 1) {
            errors.add(new FieldError(
                    error.path(),
                    error.offset(),
                    error.length(),
                    error.hex(),
                    error.picture(),
                    error.usage(),
                    error.code(),
                    error.message() + "; and more, of which only the first " + MOST + " are listed"));
        }
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    /** Empties it. */
    List<FieldError> take() {
        var taken = List.copyOf(errors);
        errors.clear();
        return taken;
    }
}
