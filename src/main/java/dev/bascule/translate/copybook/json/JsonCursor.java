package dev.bascule.translate.copybook.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text (RFC 8259), value by value, in a byte[] that it does not copy. Strings are checked for escapes and control
 * characters only; their UTF-8 is left to who takes them. What is skipped is checked for its structure. Not thread-safe.
 */
public final class JsonCursor {
    private static final int MAX_DEPTH = 128;
    private static final byte[] NOTHING = {};
    /** By a value's first byte. */
    private static final @Nullable Kind[] KINDS = new Kind[128];

    static {
        KINDS['{'] = Kind.OBJECT;
        KINDS['['] = Kind.ARRAY;
        KINDS['"'] = Kind.STRING;
        KINDS['t'] = Kind.BOOLEAN;
        KINDS['f'] = Kind.BOOLEAN;
        KINDS['n'] = Kind.NULL;
        KINDS['-'] = Kind.NUMBER;
        Arrays.fill(KINDS, '0', '9' + 1, Kind.NUMBER);
    }

    private byte[] bytes = NOTHING;
    private int start;
    private int at;
    private int end;
    /** Whether the string had escapes. */
    private boolean escaped;

    private int textStart;
    private int textEnd;
    private final StringEscapes escapes = new StringEscapes();
    private final Decimal decimal = new Decimal();

    /** Kinds of values. */
    public enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /** Begins with the text in {@code [from, to)}. */
    public void reset(byte[] source, int from, int to) {
        bytes = source;
        start = from;
        at = from;
        end = to;
    }

    /** Where the next value, or what is around it, begins. */
    public int position() {
        return at;
    }

    /** Goes back, or on, to a place that {@link #position} told. */
    public void position(int position) {
        at = position;
    }

    /** Of what comes next, spaces skipped. */
    public Kind kind() {
        byte first = peek();
        var kind = first < 0 ? null : KINDS[first];
        if (kind == null) {
            throw wrong("a value is missing");
        }
        return kind;
    }

    /** Takes the bytes if they are exactly these. */
    public boolean take(Piece piece) {
        int after = at + piece.length();
        if (after <= end && piece.matches(bytes, at)) {
            at = after;
            return true;
        }
        return false;
    }

    /** Takes {@code ,"key":} with whatever spaces between, or without the comma if it is the object's first; or nothing. */
    public boolean takeKey(byte[] key, boolean first) {
        int before = at;
        if ((first || take(',')) && take('"') && takeBytes(key) && at < end && bytes[at++] == '"' && take(':')) {
            return true;
        }
        at = before;
        return false;
    }

    private boolean takeBytes(byte[] wanted) {
        int after = at + wanted.length;
        if (after > end || !Arrays.equals(bytes, at, after, wanted, 0, wanted.length)) {
            return false;
        }
        at = after;
        return true;
    }

    /** Takes the next byte that is no space, if it is this one. */
    public boolean take(char wanted) {
        if (peek() == wanted) {
            at++;
            return true;
        }
        return false;
    }

    public void expect(char wanted) {
        if (!take(wanted)) {
            throw wrong("'" + wanted + "' is missing");
        }
    }

    /** Nothing but spaces may follow. */
    public void expectEnd() {
        if (peek() != 0 || at < end) {
            throw wrong("something follows the value");
        }
    }

    /** Takes a string; afterwards it is in {@link #text}. */
    public void string() {
        expect('"');
        int from = at;
        at = Words.skipPlain(bytes, at, end);
        while (at < end) {
            byte b = bytes[at];
            if (b == '"') {
                escaped = false;
                textStart = from;
                textEnd = at++;
                return;
            }
            if (b == '\\') {
                escapedString(from);
                return;
            }
            if (b >= 0 && b < ' ') {
                throw wrong("a control character in a string");
            }
            at++;
        }
        throw wrong("a string is not closed");
    }

    /**
     * Takes a string if it is nothing but characters that the table has bytes for, and writes these to {@code [to, limit)}.
     * Looks at each byte once, where {@link #string} and then a codec do so twice.
     *
     * @param table by the JSON's bytes; negative where there is none, as for quote, backslash, control characters and what is not ASCII
     * @return how many they are, or -1 if it is another string, or has no room; then nothing is taken
     */
    public int takeTranslated(short[] table, byte[] target, int to, int limit) {
        if (peek() != '"') {
            return -1;
        }
        int from = at + 1;
        int stop = Math.min(end, from + limit - to);
        int next = from;
        while (next < stop) {
            short b = table[bytes[next] & table.length - 1];
            if (b < 0) {
                break;
            }
            target[to + next - from] = (byte) b;
            next++;
        }
        if (next == end || bytes[next] != '"') {
            return -1;
        }
        at = next + 1;
        return next - from;
    }

    /** UTF-8, unescaped, from {@link #textStart} to {@link #textEnd}; until the next string. */
    public byte[] text() {
        // Not kept in a field: the collector has to be told of each reference that is written to one.
        return escaped ? escapes.bytes() : bytes;
    }

    public int textStart() {
        return textStart;
    }

    public int textEnd() {
        return textEnd;
    }

    public String textString() {
        return new String(text(), textStart, textEnd - textStart, StandardCharsets.UTF_8);
    }

    private void escapedString(int from) {
        int after = escapes.read(bytes, from, at, end);
        if (after < 0) {
            at = end;
            throw wrong(escapes.problem());
        }
        at = after;
        escaped = true;
        textStart = 0;
        textEnd = escapes.length();
    }

    /** Takes a number. The result is overwritten by the next one. */
    public Decimal number() {
        peek();
        int after = decimal.parse(bytes, at, end);
        if (after < 0 || after < end && !isDelimiter(bytes[after])) {
            throw wrong("this is no number");
        }
        at = after;
        return decimal;
    }

    private static boolean isDelimiter(byte b) {
        return b == ',' || b == '}' || b == ']' || isSpace(b);
    }

    /** Takes a value, whatever it is. */
    public void skip() {
        skip(0);
    }

    private void skip(int depth) {
        switch (kind()) {
            case OBJECT -> skipObject(depth);
            case ARRAY -> skipArray(depth);
            case STRING -> string();
            case NUMBER -> number();
            case NULL -> word("null");
            case BOOLEAN -> word(peek() == 't' ? "true" : "false");
        }
    }

    private void skipObject(int depth) {
        enter('{', depth);
        if (take('}')) {
            return;
        }
        do {
            string();
            expect(':');
            skip(depth + 1);
        } while (take(','));
        expect('}');
    }

    private void skipArray(int depth) {
        enter('[', depth);
        if (take(']')) {
            return;
        }
        do {
            skip(depth + 1);
        } while (take(','));
        expect(']');
    }

    private void enter(char bracket, int depth) {
        if (depth == MAX_DEPTH) {
            throw wrong("nested deeper than " + MAX_DEPTH);
        }
        expect(bracket);
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at == end || bytes[at] != word.charAt(i)) {
                throw wrong("'" + word + "' is misspelled");
            }
            at++;
        }
    }

    /** The value as written, for messages; at most so many characters. */
    public String excerpt(int from, int characters) {
        int to = Math.min(at, from + characters);
        return new String(bytes, from, to - from, StandardCharsets.UTF_8) + (to < at ? "…" : "");
    }

    private byte peek() {
        if (at < end && bytes[at] > ' ') {
            return bytes[at];
        }
        skipSpaces();
        return at < end ? bytes[at] : 0;
    }

    /** Afterwards {@link #position} is at what comes next. */
    public void skipSpaces() {
        while (at < end && isSpace(bytes[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private JsonException wrong(String message) {
        return new JsonException(message, at - start);
    }
}
