package dev.bascule.connection;

/**
 * One thing wrong at one place.
 *
 * @param file path as the user gave it
 * @param line 1-based
 * @param column 1-based
 * @param message key, value, rule and what is allowed, in one line; never a secret
 */
public record ConfigProblem(String file, int line, int column, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
