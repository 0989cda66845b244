package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.Category;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Limits;
import dev.bascule.translate.copybook.layout.Picture;
import dev.bascule.translate.copybook.layout.Position;
import java.util.Locale;

/** Understands a picture string. Decimal point is the point, the currency sign is {@code $}. */
final class PictureParser {
    private static final String KNOWN = "AX9SVPZ*+-,./B0$NG";
    private static final String EDITING = "Z*+-,./B0$C";
    private static final String FLOATING = "+-$";

    private final String written;
    private final Position position;
    /** One letter for each position, repetitions written out; C for CR, D for DB. */
    private final StringBuilder symbols = new StringBuilder();

    private PictureParser(String written, Position position) {
        this.written = written;
        this.position = position;
    }

    static Picture parse(String written, Position position) {
        var parser = new PictureParser(written, position);
        parser.expand(written.toUpperCase(Locale.ROOT));
        return parser.picture();
    }

    private void expand(String text) {
        int at = 0;
        while (at < text.length()) {
            char symbol = text.charAt(at++);
            if (text.startsWith("CR", at - 1) || text.startsWith("DB", at - 1)) {
                symbol = symbol == 'C' ? 'C' : 'D';
                at++;
            } else if (KNOWN.indexOf(symbol) < 0) {
                throw wrong("'" + symbol + "' is no picture character");
            }
            int close = at < text.length() && text.charAt(at) == '(' ? closing(text, at) : at;
            append(symbol, close == at ? 1 : repetition(text.substring(at + 1, close)));
            at = close == at ? at : close + 1;
        }
    }

    private int closing(String text, int open) {
        int close = text.indexOf(')', open);
        if (close < 0) {
            throw wrong("a parenthesis is not closed");
        }
        return close;
    }

    private int repetition(String digits) {
        if (!digits.matches("\\d{1,9}") || Integer.parseInt(digits) == 0) {
            throw wrong("'(" + digits + ")' is no repetition; write a whole number above 0");
        }
        return Integer.parseInt(digits);
    }

    private void append(char symbol, int count) {
        if (symbols.length() + count > Limits.RECORD_BYTES) {
            throw wrong("longer than " + Limits.RECORD_BYTES + " characters");
        }
        symbols.append(String.valueOf(symbol).repeat(count));
    }

    private Picture picture() {
        if (has("NG")) {
            return doubleByte();
        }
        if (has("AX")) {
            return text();
        }
        return has(EDITING) || has("D") ? edited() : numeric();
    }

    private Picture doubleByte() {
        char only = symbols.charAt(0);
        if (!symbols.toString().matches("N+|G+")) {
            throw wrong("N and G do not mix with other picture characters");
        }
        var category = only == 'N' ? Category.NATIONAL : Category.DBCS;
        return new Picture(written, category, symbols.length(), 0, 0, false);
    }

    private Picture text() {
        boolean edited = has("B0/");
        if (!symbols.toString().matches("[AX9B0/]+")) {
            throw wrong("A and X go with 9, B, 0 and / only");
        }
        var category = edited ? Category.ALPHANUMERIC_EDITED : Category.ALPHANUMERIC;
        return new Picture(written, category, symbols.length(), 0, 0, false);
    }

    private Picture numeric() {
        var text = symbols.toString();
        if (!text.matches("S?(V?P+|P+V)?9+|S?9+(P+V?|VP+|V9*)?|S?V9+")) {
            throw wrong("write S first, then 9s with at most one V, P only at one end");
        }
        int digits = count("9");
        int scaling = count("P");
        if (digits > Limits.DIGITS || scaling > Limits.DIGITS) {
            throw wrong("more than " + Limits.DIGITS + " digits");
        }
        boolean signed = text.startsWith("S");
        return new Picture(written, Category.NUMERIC, digits, digits, scale(text, digits, scaling), signed);
    }

    private static int scale(String text, int digits, int scaling) {
        if (scaling > 0) {
            return text.indexOf('P') < text.indexOf('9') ? scaling + digits : -scaling;
        }
        int point = text.indexOf('V');
        return point < 0 ? 0 : text.length() - point - 1;
    }

    private Picture edited() {
        if (has("SP")) {
            throw wrong("S and P do not go with editing characters");
        }
        int point = Math.max(symbols.indexOf("."), symbols.indexOf("V"));
        int digits = digits(0);
        if (digits == 0 || digits > Limits.DIGITS) {
            throw wrong("an edited number has 1 to " + Limits.DIGITS + " digits, this has " + digits);
        }
        int positions = symbols.length() - count("V") + count("CD");
        boolean signed = has("+-CD");
        return new Picture(written, Category.NUMERIC_EDITED, positions, digits, point < 0 ? 0 : digits(point), signed);
    }

    /** Digit positions from there on; the first of a floating string, which is left of the point, holds none. */
    private int digits(int from) {
        int digits = 0;
        for (int i = from; i < symbols.length(); i++) {
            if ("9Z*".indexOf(symbols.charAt(i)) >= 0) {
                digits++;
            }
        }
        for (int i = 0; i < FLOATING.length(); i++) {
            char c = FLOATING.charAt(i);
            if (count(String.valueOf(c)) > 1) {
                digits += (int) symbols.substring(from)
                                .chars()
                                .filter(s -> s == c)
                                .count()
                        - (from == 0 ? 1 : 0);
            }
        }
        return digits;
    }

    private boolean has(String any) {
        return symbols.chars().anyMatch(symbol -> any.indexOf(symbol) >= 0);
    }

    private int count(String any) {
        return (int) symbols.chars().filter(symbol -> any.indexOf(symbol) >= 0).count();
    }

    private CopybookException wrong(String message) {
        return new CopybookException(position, "picture " + written + ": " + message);
    }
}
