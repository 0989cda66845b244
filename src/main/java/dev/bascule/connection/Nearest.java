package dev.bascule.connection;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant who mistyped a name. */
public final class Nearest {
    private Nearest() {}

    /** The candidate that is a typing slip or two away, if there is one. */
    public static Optional<String> to(String typed, Collection<String> candidates) {
        var mostEdits = typed.length() < 4 ? 1 : Math.max(2, typed.length() / 3);
        return candidates.stream()
                .filter(candidate -> edits(normal(typed), normal(candidate)) <= mostEdits)
                .min(Comparator.<String>comparingInt(candidate -> edits(normal(typed), normal(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code "; did you mean 'x'?"}, or nothing. */
    public static String hint(String typed, Collection<String> candidates) {
        return to(typed, candidates)
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse("");
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Levenshtein's distance. */
    private static int edits(String from, String to) {
        var previous = new int[to.length() + 1];
        for (var column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (var row = 1; row <= from.length(); row++) {
            previous = nextRow(from.charAt(row - 1), row, to, previous);
        }
        return previous[to.length()];
    }

    private static int[] nextRow(char letter, int row, String to, int[] previous) {
        var current = new int[previous.length];
        current[0] = row;
        for (var column = 1; column < current.length; column++) {
            var replaced = previous[column - 1] + (letter == to.charAt(column - 1) ? 0 : 1);
            current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
        }
        return current;
    }
}
