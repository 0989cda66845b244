package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Limits;
import dev.bascule.translate.copybook.layout.Position;
import java.util.Arrays;

/** Characters that remember where they were written. Grows at its end only. */
final class SourceText {
    private static final int LINE_BITS = 32;

    private final StringBuilder chars = new StringBuilder();
    private long[] places = new long[1024];
    private String[] files = new String[1024];

    int length() {
        return chars.length();
    }

    char charAt(int index) {
        return chars.charAt(index);
    }

    String substring(int from, int to) {
        return chars.substring(from, to);
    }

    /** Where the character was written; past the end, where the last one was. */
    Position position(int index) {
        int nearest = Math.min(index, chars.length() - 1);
        if (nearest < 0) {
            return new Position("", 1, 1);
        }
        return new Position(files[nearest], (int) (places[nearest] >>> LINE_BITS), (int) places[nearest]);
    }

    SourceText append(char c, String file, int line, int column) {
        int at = chars.length();
        if (at == places.length) {
            grow(file, line, column);
        }
        chars.append(c);
        places[at] = (long) line << LINE_BITS | column;
        files[at] = file;
        return this;
    }

    private void grow(String file, int line, int column) {
        if (chars.length() >= Limits.SOURCE_CHARS) {
            throw new CopybookException(
                    new Position(file, line, column),
                    "the copybook with its COPY members is longer than " + Limits.SOURCE_CHARS + " characters");
        }
        places = Arrays.copyOf(places, places.length * 2);
        files = Arrays.copyOf(files, files.length * 2);
    }

    SourceText append(SourceText from, int start, int end) {
        for (int i = start; i < end; i++) {
            append(from.chars.charAt(i), from.files[i], (int) (from.places[i] >>> LINE_BITS), (int) from.places[i]);
        }
        return this;
    }

    /** Appends text that stands for what was written at {@code at}. */
    SourceText append(String text, Position at) {
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i), at.file(), at.line(), at.column());
        }
        return this;
    }

    /** Takes off everything after {@code length} characters. */
    void truncate(int length) {
        chars.setLength(length);
    }

    @Override
    public String toString() {
        return chars.toString();
    }
}
