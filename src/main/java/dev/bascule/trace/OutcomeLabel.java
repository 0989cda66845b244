package dev.bascule.trace;

import dev.bascule.batch.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Outcomes as they are stored, by their position: new ones come last. */
enum OutcomeLabel {
    DELIVERED,
    FILTERED,
    DUPLICATE,
    DEAD_LETTERED,
    REDELIVERED;

    /** As metrics label it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OutcomeLabel of(@Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Delivered) {
            return DELIVERED;
        } else if (outcome instanceof Outcome.Filtered) {
            return FILTERED;
        } else if (outcome instanceof Outcome.Duplicate) {
            return DUPLICATE;
        } else if (outcome instanceof Outcome.DeadLettered) {
            return DEAD_LETTERED;
        } else if (outcome instanceof Outcome.AlreadyDone) {
            return REDELIVERED;
        }
        throw new IllegalStateException("a settled message without an outcome");
    }

    static OutcomeLabel of(long ordinal) {
        if (ordinal >= values().length) {
            throw new IllegalArgumentException("outcome " + ordinal + " of a traced message is none that is known");
        }
        return values()[(int) ordinal];
    }
}
