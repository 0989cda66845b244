package dev.bascule.routes;

import java.util.Comparator;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A place in a file of the bridge's folder.
 *
 * @param file path as the user gave it
 * @param line 1-based
 * @param column 1-based
 */
public record Place(String file, int line, int column) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    /** Where a file begins: for what concerns the whole file. */
    public static Place startOf(String file) {
        return new Place(file, 1, 1);
    }

    /** Behind {@code text}, with which the file begins. */
    static Place endOf(String file, String text) {
        int lines = Math.toIntExact(text.chars().filter(c -> c == '\n').count());
        return new Place(file, lines + 1, text.length() - text.lastIndexOf('\n'));
    }

    static Place of(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    Place right(int columns) {
        return new Place(file, line, column + columns);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
