package dev.bascule.translate.copybook.layout;

/**
 * A place in a copybook.
 *
 * @param file as the user named it, or a member's name
 * @param line 1-based
 * @param column 1-based
 */
public record Position(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
