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

    private byte[] digits = new byte[64];
    private int count;
    private int exponent;
    private boolean negative;

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
        return count == 0;
    }

    /** False for zero, with whatever sign it was written. */
    public boolean isNegative() {
        return negative && count > 0;
    }

    /**
     * Writes the digits, 0 to 9 and not as characters, of {@code |number| × 10^scale} to {@code target}, {@code width} of them with leading zeros. If it does
     * not fit, what is in {@code target} means nothing.
     */
    public Fit align(int width, int scale, byte[] target) {
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
        return count;
    }

    /** How many digits stand before the decimal point. */
    public int wholeDigits() {
        return count == 0 ? 0 : exponent;
    }
}
