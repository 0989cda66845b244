package dev.bascule.routes;

import java.util.Collection;
import java.util.Locale;

/** "Did you mean …?", or nothing when no known name is near enough. */
final class Suggestion {
    private Suggestion() {}

    /** A clause to append to a message: empty, or {@code ; did you mean 'x'?}. */
    static String didYouMean(String given, Collection<String> known) {
        String best = null;
        int bestDistance = Math.max(1, given.length() / 3) + 1;
        for (var name : known) {
            int distance = distance(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        return best == null || best.equals(given) ? "" : "; did you mean '" + best + "'?";
    }

    /** Edits between two words, a swap of neighbours counted as one. */
    static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(int[][] edits, String a, String b, int i, int j) {
        int change = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(change, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
