package dev.bascule.translate.copybook.layout;

/**
 * One thing wrong, or doubtful, at one place of a copybook.
 *
 * @param message what is wrong and what to write instead; one line
 */
public record CopybookProblem(Position position, String message) {
    /** {@code FILE:LINE:COLUMN: message}. */
    @Override
    public String toString() {
        return position + ": " + message;
    }
}
