package dev.bascule.translate.envelope;

/**
 * Whether a text is JSON by RFC 8259: no comments, no trailing commas, nothing behind the value. It makes nothing of it, which is why it takes half of a
 * parser's time. Values nested deeper than {@link #MOST_DEPTH} are not taken for JSON. Used once.
 */
final class JsonScan {
    static final int MOST_DEPTH = 500;
    private static final int FIRST_SPACE = 0x20;
    private static final int CODE_DIGITS = 4;
    private static final String ESCAPED = "\"\\/bfnrt";

    private final char[] text;
    private int at;
    private int depth;

    JsonScan(String text) {
        this.text = text.toCharArray();
    }

    /** Whether the whole text is one value. */
    boolean isJson() {
        skipSpace();
        if (!value()) {
            return false;
        }
        skipSpace();
        return at == text.length;
    }

    /** Whether the whole text is one object. */
    boolean isObject() {
        skipSpace();
        return peek() == '{' && isJson();
    }

    private boolean value() {
        return switch (peek()) {
            case '{' -> nested('}');
            case '[' -> nested(']');
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    /** Members or elements with commas between, in brackets; at the opening one. */
    private boolean nested(char closing) {
        at++;
        if (++depth > MOST_DEPTH) {
            return false;
        }
        skipSpace();
        boolean more = !take(closing);
        while (more) {
            if (closing == '}' ? !member() : !value()) {
                return false;
            }
            skipSpace();
            more = take(',');
            if (more) {
                skipSpace();
            } else if (!take(closing)) {
                return false;
            }
        }
        depth--;
        return true;
    }

    private boolean member() {
        if (peek() != '"' || !string()) {
            return false;
        }
        skipSpace();
        if (!take(':')) {
            return false;
        }
        skipSpace();
        return value();
    }

    private boolean string() {
        for (int i = at + 1; i < text.length; i++) {
            char next = text[i];
            if (next == '"') {
                at = i + 1;
                return true;
            }
            if (next < FIRST_SPACE) {
                return false;
            }
            if (next == '\\') {
                at = i;
                if (!escape()) {
                    return false;
                }
                i = at;
            }
        }
        return false;
    }

    /** From the backslash to the escape's last character. */
    private boolean escape() {
        at++;
        if (peek() != 'u') {
            return ESCAPED.indexOf(peek()) >= 0;
        }
        for (int i = 0; i < CODE_DIGITS; i++) {
            at++;
            char next = Character.toLowerCase(peek());
            if (!isDigit(next) && (next < 'a' || next > 'f')) {
                return false;
            }
        }
        return true;
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!take(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        take('-');
        if (!take('0') && !digits()) {
            return false;
        }
        if (take('.') && !digits()) {
            return false;
        }
        return !takeAny('e', 'E') || exponent();
    }

    private boolean exponent() {
        takeAny('+', '-');
        return digits();
    }

    private boolean digits() {
        int from = at;
        while (isDigit(peek())) {
            at++;
        }
        return at > from;
    }

    private void skipSpace() {
        while (at < text.length && isSpace(text[at])) {
            at++;
        }
    }

    private boolean take(char expected) {
        boolean is = peek() == expected;
        at += is ? 1 : 0;
        return is;
    }

    private boolean takeAny(char one, char other) {
        return take(one) || take(other);
    }

    /** The next character; 0, which is none of JSON's, at the end. */
    private char peek() {
        return at < text.length ? text[at] : 0;
    }

    private static boolean isDigit(char next) {
        return next >= '0' && next <= '9';
    }

    private static boolean isSpace(char next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }
}
