package dev.bascule.translate.copybook.edited;

/** Writes a picture out: one letter for each symbol, repetitions resolved, the notation made uniform. */
final class Symbols {
    /** Bound of an edited item; the compiler on z/OS allows 249 characters. */
    static final int MAX_LENGTH = 1_024;

    static final char CURRENCY = '¤';
    static final char POINT = '.';
    static final char COMMA = ',';
    /** CR. */
    static final char CREDIT = 'C';
    /** DB. */
    static final char DEBIT = 'D';

    private final String picture;
    private final EditedNotation notation;
    private final StringBuilder symbols = new StringBuilder();

    private Symbols(String picture, EditedNotation notation) {
        this.picture = picture;
        this.notation = notation;
    }

    static String of(String picture, EditedNotation notation) {
        var symbols = new Symbols(picture, notation);
        int at = 0;
        while (at < picture.length()) {
            at = symbols.next(at);
        }
        return symbols.symbols.toString();
    }

    private int next(int at) {
        char symbol = symbol(at);
        int end = at + (symbol == CREDIT || symbol == DEBIT ? 2 : 1);
        if (end < picture.length() && picture.charAt(end) == '(') {
            int close = picture.indexOf(')', end);
            append(symbol, repetition(close < 0 ? "" : picture.substring(end + 1, close)));
            return close + 1;
        }
        append(symbol, 1);
        return end;
    }

    private char symbol(int at) {
        char c = picture.charAt(at);
        if (c == notation.currencySymbol()) {
            return CURRENCY;
        } else if (c == notation.point()) {
            return POINT;
        } else if (c == notation.comma()) {
            return COMMA;
        }
        char upper = Character.toUpperCase(c);
        if (upper == 'C' || upper == 'D') {
            return pair(at, upper);
        }
        return upper;
    }

    private char pair(int at, char first) {
        var expected = first == 'C' ? "CR" : "DB";
        if (!picture.regionMatches(true, at, expected, 0, 2)) {
            throw new IllegalArgumentException("'" + first + "' stands in " + expected + " only");
        }
        return first;
    }

    private static int repetition(String digits) {
        if (!digits.matches("\\d{1,9}") || Integer.parseInt(digits) == 0) {
            throw new IllegalArgumentException("'(" + digits + ")' is no repetition; write a whole number above 0");
        }
        return Integer.parseInt(digits);
    }

    private void append(char symbol, int count) {
        if (symbols.length() + count > MAX_LENGTH) {
            throw new IllegalArgumentException("an edited item of more than " + MAX_LENGTH + " characters");
        }
        symbols.append(String.valueOf(symbol).repeat(count));
    }
}
