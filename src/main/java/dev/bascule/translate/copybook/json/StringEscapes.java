package dev.bascule.translate.copybook.json;

import java.util.Arrays;

/** Reads JSON strings that have escapes, into a buffer of its own. Not thread-safe. */
final class StringEscapes {
    /** Returned by {@link #read} for a string that is broken. */
    static final int BROKEN = -1;

    private static final int HEX_DIGITS = 4;
    private static final int LONGEST_UTF8 = 4;

    private byte[] unescaped = new byte[256];
    private int length;
    private byte[] source = unescaped;
    private int at;
    private int end;
    private String problem = "";

    /**
     * Reads to the closing quote.
     *
     * @param from the string's first byte
     * @param escape its first backslash
     * @return the place behind the closing quote, or BROKEN
     */
    int read(byte[] bytes, int from, int escape, int to) {
        source = bytes;
        at = escape;
        end = to;
        length = escape - from;
        room(length);
        System.arraycopy(bytes, from, unescaped, 0, length);
        problem = "";
        while (at < end && problem.isEmpty()) {
            byte b = source[at++];
            if (b == '"') {
                return at;
            }
            room(length + LONGEST_UTF8);
            character(b);
        }
        return broken("a string is not closed");
    }

    private int broken(String what) {
        problem = problem.isEmpty() ? what : problem;
        return BROKEN;
    }

    private void character(byte b) {
        if (b == '\\') {
            escape();
        } else if (b >= 0 && b < ' ') {
            problem = "a control character in a string";
        } else {
            unescaped[length++] = b;
        }
    }

    /** UTF-8, {@link #length} bytes of it. */
    byte[] bytes() {
        return unescaped;
    }

    int length() {
        return length;
    }

    String problem() {
        return problem;
    }

    private void escape() {
        char c = at < end ? (char) source[at++] : 0;
        switch (c) {
            case '"', '\\', '/' -> unescaped[length++] = (byte) c;
            case 'b' -> unescaped[length++] = '\b';
            case 'f' -> unescaped[length++] = '\f';
            case 'n' -> unescaped[length++] = '\n';
            case 'r' -> unescaped[length++] = '\r';
            case 't' -> unescaped[length++] = '\t';
            case 'u' -> utf8(codePoint());
            default -> problem = "an unknown escape";
        }
    }

    private int codePoint() {
        int high = hex();
        boolean pair =
                Character.isHighSurrogate((char) high) && at + 1 < end && source[at] == '\\' && source[at + 1] == 'u';
        if (!pair) {
            return high;
        }
        int before = at;
        at += 2;
        int low = hex();
        if (Character.isLowSurrogate((char) low)) {
            return Character.toCodePoint((char) high, (char) low);
        }
        at = before;
        return high;
    }

    private int hex() {
        int value = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            int digit = at < end ? Character.digit(source[at++], 16) : -1;
            if (digit < 0) {
                problem = "\\u needs four hexadecimal digits";
                return 0;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** A surrogate that stands alone gets the three bytes that no decoder of UTF-8 accepts. */
    private void utf8(int codePoint) {
        if (codePoint < 0x80) {
            unescaped[length++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            unescaped[length++] = (byte) (0xc0 | codePoint >> 6);
            continuation(codePoint);
        } else if (codePoint < 0x10000) {
            unescaped[length++] = (byte) (0xe0 | codePoint >> 12);
            continuation(codePoint >> 6);
            continuation(codePoint);
        } else {
            unescaped[length++] = (byte) (0xf0 | codePoint >> 18);
            continuation(codePoint >> 12);
            continuation(codePoint >> 6);
            continuation(codePoint);
        }
    }

    private void continuation(int bits) {
        unescaped[length++] = (byte) (0x80 | bits & 0x3f);
    }

    private void room(int wanted) {
        if (wanted > unescaped.length) {
            unescaped = Arrays.copyOf(unescaped, Math.max(2 * unescaped.length, wanted));
        }
    }
}
