package dev.bascule.translate.copybook.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A decimal number: {@code 0.d1 d2 … dn × 10^exponent}, its n significant digits without zeros at either end; zero has none. Every digit
 * counts, nothing is rounded. Mutable, reused; not thread-safe.
 */
public final class Decimal {
    /** Of the exponents that are told apart. */
    private static final int MAX_EXPONENT = 1_000_000;

    /** Digits of the numbers that are kept in two words. */
    private static final int MAX_SMALL_DIGITS = 16;

    private static final long WORD_LIMIT = 100_000_000L;
    /** Of the numbers that {@link #unscaled} gives. */
    private static final int MAX_LONG_DIGITS = 18;

    /** Returned by {@link #unscaled}: digits before the decimal point would be lost. */
    public static final long TOO_LARGE = -1;

    /** Returned by {@link #unscaled}: digits after the decimal point would be lost. */
    public static final long TOO_FINE = -2;

    /** Returned by {@link #unscaled}: use {@link #align}. */
    public static final long NOT_SMALL = -3;

    private static final long[] POWERS = new long[MAX_LONG_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private byte[] digits = new byte[64];
    private int count;
    private int exponent;
    private boolean negative;
    /** Whether the number is {@code (high, low) / 10^smallScale} and its digits have not been written out yet. */
    private boolean isSmall;
    /** Digits 1 to 8 of 16, each 0 to 9 in a byte, the first one highest. */
    private long high;
    /** Digits 9 to 16. */
    private long low;

    private int smallScale;

    /** Whether a number fits where it shall go. */
    public enum Fit {
        EXACT,
        /** Digits before the decimal point would be lost. */
        TOO_LARGE,
        /** Digits after the decimal point would be lost. */
        TOO_FINE
    }

    /** From JSON; returns where the number ended, or -1 if there is none. */
    int parse(byte[] text, int from, int to) {
        int after = parseSmall(text, from, to);
        return after > 0 ? after : parseAny(text, from, to);
    }

    /** Numbers without exponent and of up to 16 digits, when there are words to read; returns -1 for others, right or wrong. */
    private int parseSmall(byte[] text, int from, int to) {
        isSmall = false;
        negative = from < to && text[from] == '-';
        int whole = negative ? from + 1 : from;
        smallScale = 0;
        int at = firstDigits(text, whole);
        int digitCount = at - whole;
        if (digitCount <= 0 || digitCount > MAX_SMALL_DIGITS || text[whole] == '0' && digitCount > 1) {
            return -1;
        }
        if (text[at] == '.') {
            int fraction = at + 1;
            at = appendDigits(text, fraction);
            smallScale = at - fraction;
            digitCount += smallScale;
            if (smallScale <= 0 || digitCount > MAX_SMALL_DIGITS) {
                return -1;
            }
        }
        isSmall = at <= to && (at == to || (text[at] | 0x20) != 'e');
        return isSmall ? at : -1;
    }

    /** Begins with the digits from there on; otherwise as {@link #appendDigits}. Mostly they are fewer than eight: nothing has to make room for them. */
    private int firstDigits(byte[] text, int from) {
        if (from + Words.BYTES > text.length) {
            return -1;
        }
        long word = Words.little(text, from);
        int found = Words.digitCount(word);
        high = 0;
        low = Words.digits(word, found);
        int at = from + found;
        return found == Words.BYTES ? appendDigits(text, at) : at;
    }

    /** Appends the digits from there on, a word at a time, until they end or are too many; returns how far it got, or -1 if the array ends too soon to tell. */
    private int appendDigits(byte[] text, int from) {
        int at = from;
        int found;
        long upper = high;
        long lower = low;
        do {
            if (at + Words.BYTES > text.length) {
                return -1;
            }
            long word = Words.little(text, at);
            found = Words.digitCount(word);
            upper = Words.shiftLeft(upper, found) | Words.shiftRight(lower, Words.BYTES - found);
            lower = Words.shiftLeft(lower, found) | Words.digits(word, found);
            at += found;
        } while (found == Words.BYTES && at - from <= MAX_SMALL_DIGITS);
        high = upper;
        low = lower;
        return at;
    }

    private long smallValue() {
        return Words.digitValue(high) * WORD_LIMIT + Words.digitValue(low);
    }

    /** Writes the digits of a small number out. */
    private void expand() {
        if (!isSmall) {
            return;
        }
        isSmall = false;
        count = 0;
        var text = Long.toString(smallValue());
        for (int i = 0; i < text.length(); i++) {
            append((byte) text.charAt(i));
        }
        exponent = count - smallScale;
        while (count > 0 && digits[count - 1] == 0) {
            count--;
        }
    }

    /**
     * Whether {@link #highDigits} and {@link #lowDigits} are those of {@code |number| × 10^scale}, a whole number then, from now on; if not,
     * use {@link #align}.
     */
    public boolean scaleWords(int scale) {
        int up = scale - smallScale;
        if (!isSmall || up != 0 && !shiftUp(up)) {
            return false;
        }
        smallScale = scale;
        return true;
    }

    private boolean shiftUp(int places) {
        if (places < 0 || places > Words.BYTES || Words.shiftRight(high, Words.BYTES - places) != 0) {
            return false;
        }
        high = Words.shiftLeft(high, places) | Words.shiftRight(low, Words.BYTES - places);
        low = Words.shiftLeft(low, places);
        return true;
    }

    /** Digits 1 to 8 of 16, each 0 to 9 in a byte, the first one highest; after {@link #scaleWords}. */
    public long highDigits() {
        return high;
    }

    /** Digits 9 to 16. */
    public long lowDigits() {
        return low;
    }

    /**
     * {@code |number| × 10^scale} if it is a whole number below {@code limit}, or TOO_LARGE, TOO_FINE or NOT_SMALL.
     *
     * @param limit up to 10^18
     */
    public long unscaled(int scale, long limit) {
        int up = scale - smallScale;
        if (!isSmall || up > MAX_LONG_DIGITS || up < -MAX_LONG_DIGITS) {
            return NOT_SMALL;
        }
        long small = smallValue();
        if (up < 0) {
            long divisor = POWERS[-up];
            long value = small / divisor;
            return value >= limit ? TOO_LARGE : value * divisor == small ? value : TOO_FINE;
        }
        if (small >= POWERS[MAX_LONG_DIGITS - up]) {
            return small == 0 ? 0 : TOO_LARGE;
        }
        long value = small * POWERS[up];
        return value >= limit ? TOO_LARGE : value;
    }

    /** 10^digits, up to 18. */
    public static long power(int digits) {
        return POWERS[digits];
    }

    private int parseAny(byte[] text, int from, int to) {
        count = 0;
        negative = from < to && text[from] == '-';
        int whole = negative ? from + 1 : from;
        int at = whole(text, whole, to);
        if (at == whole || text[whole] == '0' && at > whole + 1) {
            return -1;
        }
        if (at < to && text[at] == '.') {
            int fraction = at + 1;
            at = fraction(text, fraction, to);
            if (at == fraction) {
                return -1;
            }
        }
        if (at < to && (text[at] | 0x20) == 'e') {
            at = exponent(text, at + 1, to);
        }
        while (count > 0 && digits[count - 1] == 0) {
            count--;
        }
        return at;
    }

    /** From ASCII; false if it is no number as JSON writes them. */
    public boolean parseAll(byte[] text, int from, int to) {
        return from < to && parse(text, from, to) == to;
    }

    private int whole(byte[] text, int from, int to) {
        int at = from;
        while (at < to && isDigit(text[at])) {
            append(text[at++]);
        }
        exponent = count;
        return at;
    }

    private int fraction(byte[] text, int from, int to) {
        int at = from;
        while (at < to && isDigit(text[at])) {
            if (count == 0 && text[at] == '0') {
                exponent--;
            }
            append(text[at++]);
        }
        return at;
    }

    private int exponent(byte[] text, int from, int to) {
        int at = from;
        boolean minus = at < to && text[at] == '-';
        if (at < to && (minus || text[at] == '+')) {
            at++;
        }
        int first = at;
        int value = 0;
        while (at < to && isDigit(text[at])) {
            value = Math.min(value * 10 + text[at++] - '0', MAX_EXPONENT);
        }
        exponent += minus ? -value : value;
        return at == first ? -1 : at;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private void append(byte digit) {
        if (count == 0 && digit == '0') {
            return;
        }
        if (count == digits.length) {
            digits = Arrays.copyOf(digits, 2 * count);
        }
        digits[count++] = (byte) (digit - '0');
    }

    public boolean isZero() {
        return isSmall ? (high | low) == 0 : count == 0;
    }

    /** False for zero, with whatever sign it was written. */
    public boolean isNegative() {
        return negative && !isZero();
    }

    /**
     * Writes the digits, 0 to 9 and not as characters, of {@code |number| × 10^scale} to {@code target}, {@code width} of them with leading zeros. If it does
     * not fit, what is in {@code target} means nothing.
     */
    public Fit align(int width, int scale, byte[] target) {
        expand();
        if (count == 0) {
            Arrays.fill(target, 0, width, (byte) 0);
            return Fit.EXACT;
        }
        int first = width - scale - exponent;
        if (first < 0) {
            return Fit.TOO_LARGE;
        }
        int after = first + count;
        if (after > width) {
            return Fit.TOO_FINE;
        }
        for (int i = 0; i < first; i++) {
            target[i] = 0;
        }
        for (int i = 0; i < count; i++) {
            target[first + i] = digits[i];
        }
        for (int i = after; i < width; i++) {
            target[i] = 0;
        }
        return Fit.EXACT;
    }

    /** The exact value; exponents beyond a million count as a million. */
    public BigDecimal value() {
        expand();
        if (count == 0) {
            return BigDecimal.ZERO;
        }
        var text = new char[count];
        for (int i = 0; i < count; i++) {
            text[i] = (char) ('0' + digits[i]);
        }
        var unscaled = new BigInteger(new String(text));
        return new BigDecimal(negative ? unscaled.negate() : unscaled, count - exponent);
    }

    /** How many digits there are between the zeros at either end. */
    public int significantDigits() {
        expand();
        return count;
    }

    /** How many digits stand before the decimal point. */
    public int wholeDigits() {
        expand();
        return count == 0 ? 0 : exponent;
    }
}
