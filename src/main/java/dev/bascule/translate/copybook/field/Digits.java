package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.json.Words;

/**
 * Decimal digits, eight at a time: a word holds eight digits, each 0 to 9 in a byte of its own, the first one highest.
 */
final class Digits {
    static final int PER_WORD = 8;
    static final long NIBBLES = 0x0F0F0F0F0F0F0F0FL;
    static final long ZONES = 0xF0F0F0F0F0F0F0F0L;
    private static final long ASCII = 0x3030303030303030L;
    private static final long ABOVE_NINE = 0x0606060606060606L;
    static final long WORD_LIMIT = 100_000_000L;
    /** 2^40 / 10,000, rounded up: exact for what is below 100,000,000. */
    private static final long TEN_THOUSANDTH = 109_951_163L;

    private static final int TEN_THOUSANDTH_BITS = 40;
    private static final int WIDEST = 24;

    private Digits() {}

    /** Whether a byte is above 9. */
    static boolean bad(long digits) {
        return ((digits + ABOVE_NINE | digits) & ZONES) != 0;
    }

    /** Eight nibbles as eight bytes. */
    static long spread(long nibbles) {
        long x = nibbles & 0xFFFFFFFFL;
        x = (x | x << 16) & 0x0000FFFF0000FFFFL;
        x = (x | x << 8) & 0x00FF00FF00FF00FFL;
        return (x | x << 4) & NIBBLES;
    }

    /** Eight bytes as eight nibbles. */
    static long squeeze(long digits) {
        long x = digits;
        x = (x | x >>> 4) & 0x00FF00FF00FF00FFL;
        x = (x | x >>> 8) & 0x0000FFFF0000FFFFL;
        return (x | x >>> 16) & 0xFFFFFFFFL;
    }

    /** The digits of a number below 100,000,000. */
    static long of(long value) {
        long upper = value * TEN_THOUSANDTH >>> TEN_THOUSANDTH_BITS;
        long fours = upper | value - upper * 10_000 << 32;
        long hundreds = fours * 10486 >>> 20 & 0x0000007F0000007FL;
        long twos = (fours - 100 * hundreds << 16) + hundreds;
        long tens = twos * 103 >>> 10 & 0x000F000F000F000FL;
        return Long.reverseBytes(tens + (twos - 10 * tens << 8));
    }

    /** Appends a number of up to 16 digits. */
    static void append(JsonBuffer out, boolean negative, long high, long low, int scale) {
        boolean minus = negative && (high | low) != 0;
        if (scale >= 0 && scale < PER_WORD) {
            appendWords(out, minus, high, low, scale);
            return;
        }
        if (minus) {
            out.put('-');
        }
        byte[] digits = out.digits();
        Words.putBig(digits, 0, high);
        Words.putBig(digits, PER_WORD, low);
        appendAll(out, 2 * PER_WORD, scale);
    }

    /**
     * Both words without leading zeros; the decimal places are those of the second one, and are moved by a byte for the point. What depends on
     * the value is how far something is moved, not which way is taken: nobody could foresee that.
     */
    private static void appendWords(JsonBuffer out, boolean minus, long high, long low, int scale) {
        out.room(2 * PER_WORD + 2);
        byte[] target = out.bytes();
        int at = out.length();
        target[at] = '-';
        at += minus ? 1 : 0;
        int highZeros = Long.numberOfLeadingZeros(high) >>> 3;
        int lowZeros = high == 0 ? Math.min(Long.numberOfLeadingZeros(low) >>> 3, PER_WORD - 1 - scale) : 0;
        long ascii = low | ASCII;
        Words.putBig(target, at, (high | ASCII) << highZeros * Byte.SIZE);
        at += PER_WORD - highZeros;
        Words.putBig(target, at, ascii << lowZeros * Byte.SIZE);
        at += PER_WORD - lowZeros;
        if (scale > 0) {
            target[at - scale] = '.';
            Words.putBig(target, at - scale + 1, ascii << (PER_WORD - scale) * Byte.SIZE);
            at++;
        }
        out.length(at);
    }

    /** Appends a number of which each digit is a byte of {@link JsonBuffer#digits}. */
    static void append(JsonBuffer out, boolean negative, int count, int scale) {
        if (negative && !allZero(out.digits(), count)) {
            out.put('-');
        }
        appendAll(out, count, scale);
    }

    static boolean allZero(byte[] digits, int count) {
        for (int i = 0; i < count; i++) {
            if (digits[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static void appendAll(JsonBuffer out, int count, int scale) {
        byte[] digits = out.digits();
        int whole = count - scale;
        int first = 0;
        while (first < Math.min(whole, count) - 1 && digits[first] == 0) {
            first++;
        }
        out.room(count + Math.abs(scale) + 2);
        if (whole <= 0) {
            out.put("0.");
            zeros(out, -whole);
            copy(out, digits, 0, count);
        } else if (scale <= 0) {
            copy(out, digits, first, count);
            if (digits[first] != 0) {
                zeros(out, -scale);
            }
        } else {
            copy(out, digits, first, whole);
            out.put('.');
            copy(out, digits, whole, count);
        }
    }

    private static void zeros(JsonBuffer out, int count) {
        for (int i = 0; i < count; i++) {
            out.put('0');
        }
    }

    private static void copy(JsonBuffer out, byte[] digits, int from, int to) {
        out.room(to - from);
        int at = out.length();
        byte[] target = out.bytes();
        for (int i = from; i < to; i++) {
            target[at++] = (byte) (digits[i] | '0');
        }
        out.length(at);
    }

    /** Appends a binary number without its sign. */
    static void append(JsonBuffer out, boolean negative, long magnitude, int scale) {
        if (magnitude >= 0 && magnitude < WORD_LIMIT) {
            append(out, negative, 0, of(magnitude), scale);
            return;
        }
        long lower = Long.remainderUnsigned(magnitude, WORD_LIMIT);
        long upper = Long.divideUnsigned(magnitude, WORD_LIMIT);
        if (upper < WORD_LIMIT) {
            append(out, negative, of(upper), of(lower), scale);
            return;
        }
        byte[] digits = out.digits();
        Words.putBig(digits, 0, of(upper / WORD_LIMIT));
        Words.putBig(digits, PER_WORD, of(upper % WORD_LIMIT));
        Words.putBig(digits, 2 * PER_WORD, of(lower));
        append(out, negative, WIDEST, scale);
    }
}
