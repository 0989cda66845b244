package dev.bascule.translate.copybook.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time. Unaligned; both ends of the word have to lie in the array. */
public final class Words {
    public static final int BYTES = Long.BYTES;

    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;
    private static final long DIGIT_ZONES = '0' * ONES;
    private static final long ABOVE_NINE = 0x7676767676767676L;

    private Words() {}

    /** Goes on, a word at a time, while there is no quote, backslash or control character; the byte it stops at may still be none of them. */
    static int skipPlain(byte[] bytes, int from, int to) {
        int at = from;
        while (at + BYTES <= to) {
            long word = little(bytes, at);
            long special = zeroBytes(word ^ QUOTES) | zeroBytes(word ^ BACKSLASHES) | word - SPACES & ~word & HIGHS;
            if (special != 0) {
                return at + (Long.numberOfTrailingZeros(special) >>> 3);
            }
            at += BYTES;
        }
        return at;
    }

    /** The high bit of each byte that is zero, exact up to the lowest of them. */
    private static long zeroBytes(long word) {
        return word - ONES & ~word & HIGHS;
    }

    /** How many of the bytes, from the first on, are ASCII digits: 0 to 8. */
    static int digitCount(long littleWord) {
        long x = littleWord ^ DIGIT_ZONES;
        long others = (x + ABOVE_NINE | x) & HIGHS;
        return Long.numberOfTrailingZeros(others) >>> 3;
    }

    /** The first {@code count} bytes, ASCII digits, as values 0 to 9 in the lowest bytes, the first one highest. */
    static long digits(long littleWord, int count) {
        return shiftRight(Long.reverseBytes(littleWord ^ DIGIT_ZONES), BYTES - count);
    }

    /** So many bytes, up to eight, to the right. */
    static long shiftRight(long word, int count) {
        int half = count * (Byte.SIZE / 2);
        return word >>> half >>> half;
    }

    /** So many bytes, up to eight, to the left. */
    static long shiftLeft(long word, int count) {
        int half = count * (Byte.SIZE / 2);
        return word << half << half;
    }

    /** The number that eight digits are, each 0 to 9 in a byte, the first one highest. */
    static long digitValue(long digits) {
        long x = Long.reverseBytes(digits);
        x = x * 10 + (x >>> 8);
        return ((x & 0x000000FF000000FFL) * 0x000F424000000064L
                        + (x >>> 16 & 0x000000FF000000FFL) * 0x0000271000000001L)
                >>> 32;
    }

    /** The first byte is the highest. */
    public static long big(byte[] bytes, int at) {
        return (long) BIG.get(bytes, at);
    }

    public static void putBig(byte[] bytes, int at, long word) {
        BIG.set(bytes, at, word);
    }

    /** The first byte is the lowest. */
    public static long little(byte[] bytes, int at) {
        return (long) LITTLE.get(bytes, at);
    }

    public static void putLittle(byte[] bytes, int at, long word) {
        LITTLE.set(bytes, at, word);
    }

    /** Eight bytes, of which the first one has to lie in the array, the first one the lowest; zeros stand for those behind its end. */
    public static long littlePadded(byte[] bytes, int at) {
        int missing = at + BYTES - bytes.length;
        if (missing <= 0) {
            return little(bytes, at);
        }
        if (bytes.length >= BYTES) {
            return little(bytes, bytes.length - BYTES) >>> missing * Byte.SIZE;
        }
        long word = 0;
        for (int i = bytes.length - 1; i >= at; i--) {
            word = word << Byte.SIZE | bytes[i] & 0xff;
        }
        return word;
    }

    /** Whether the highest bit of every byte is zero. */
    public static boolean isAscii(long word) {
        return (word & HIGHS) == 0;
    }

    /** Writes the lowest bytes of the word, up to eight of them, the lowest one first. */
    public static void putLittle(byte[] bytes, int at, long word, int count) {
        if (count == BYTES) {
            putLittle(bytes, at, word);
            return;
        }
        long rest = word;
        int to = at;
        if ((count & Integer.BYTES) != 0) {
            INTS.set(bytes, to, (int) rest);
            rest >>>= Integer.SIZE;
            to += Integer.BYTES;
        }
        if ((count & Short.BYTES) != 0) {
            SHORTS.set(bytes, to, (short) rest);
            rest >>>= Short.SIZE;
            to += Short.BYTES;
        }
        if ((count & 1) != 0) {
            bytes[to] = (byte) rest;
        }
    }

    /** Writes the lowest bytes of the word, up to eight of them, the lowest one last. */
    public static void putBig(byte[] bytes, int at, long word, int count) {
        putLittle(bytes, at, Long.reverseBytes(word) >>> (BYTES - count) * Byte.SIZE, count);
    }

    /** The word with zeros in place of all but its first {@code count} bytes, up to 7. */
    public static long first(long littleWord, int count) {
        return littleWord & (1L << count * Byte.SIZE) - 1;
    }

    /** A word of one byte, or of a pair of them, again and again. */
    public static long repeated(byte[] oneOrTwo) {
        long high = oneOrTwo[0] & 0xffL;
        long low = oneOrTwo[oneOrTwo.length - 1] & 0xffL;
        return (high << Byte.SIZE | low) * 0x0001000100010001L;
    }

    /** Up to eight bytes as a big-endian number. */
    public static long bigTail(byte[] bytes, int at, int length) {
        if (at + BYTES <= bytes.length) {
            return big(bytes, at) >>> (BYTES - length) * Byte.SIZE;
        }
        long word = 0;
        for (int i = at; i < at + length; i++) {
            word = word << Byte.SIZE | bytes[i] & 0xff;
        }
        return word;
    }
}
