package dev.bascule.routes;

import java.util.Comparator;

/**
 * One thing wrong at one place.
 *
 * @param message what is wrong and, where known, what to write instead; one line, never a secret
 */
public record Problem(Place place, String message) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::place).thenComparing(Problem::message);

    /** Folds the lines of {@code message} into one. */
    public Problem {
        message = message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** {@code FILE:LINE:COLUMN: message}. */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
