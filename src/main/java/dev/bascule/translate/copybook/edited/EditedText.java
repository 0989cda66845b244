package dev.bascule.translate.copybook.edited;

import java.util.Optional;

/**
 * A compiled alphanumeric-edited or national-edited picture. Its value is the text as it is stored, insertion characters included; all this
 * does is to tell text that the picture can't produce. Immutable and safe for use by several threads.
 */
public final class EditedText {
    private static final String INSERTIONS = "B0/";
    private static final String DATA = "AX9NG";

    private final String symbols;

    private EditedText(String symbols) {
        this.symbols = symbols;
    }

    /**
     * Compiles a picture string.
     *
     * @throws IllegalArgumentException in one line, if COBOL doesn't allow it
     */
    public static EditedText compile(String picture) {
        var symbols = Symbols.of(picture, EditedNotation.STANDARD);
        if (symbols.chars().anyMatch(c -> (INSERTIONS + DATA).indexOf(c) < 0)
                || symbols.chars().noneMatch(c -> DATA.indexOf(c) >= 0)) {
            throw new IllegalArgumentException(
                    "edited text is made of A, X, 9, N or G with B, 0 and / (" + symbols + ")");
        }
        return new EditedText(symbols);
    }

    /** Character positions in storage. */
    public int lengthChars() {
        return symbols.length();
    }

    /**
     * What is wrong with a text of {@link #lengthChars()} characters; empty if nothing is. Blank text is allowed: an item that was never filled.
     */
    public Optional<String> problem(CharSequence text) {
        if (text.chars().allMatch(c -> c == ' ')) {
            return Optional.empty();
        }
        for (int i = 0; i < symbols.length(); i++) {
            char expected = symbols.charAt(i) == 'B' ? ' ' : symbols.charAt(i);
            if (INSERTIONS.indexOf(symbols.charAt(i)) >= 0 && text.charAt(i) != expected) {
                return Optional.of(
                        "'" + text.charAt(i) + "' where the picture has '" + expected + "', at character " + (i + 1));
            }
        }
        return Optional.empty();
    }
}
