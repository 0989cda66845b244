package dev.bascule.source.jms;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** UTF-16, low byte first, to UTF-8 without a String in between, and to a String. Four characters at a time where they are simple. Pure. */
final class Utf16 {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0xFF80_FF80_FF80_FF80L;
    private static final long NOT_LATIN = 0xFF00_FF00_FF00_FF00L;
    private static final int MOST_BYTES_PER_CHAR = 3;

    private Utf16() {}

    /** Null when {@code utf16} isn't well-formed: an odd number of bytes, or half a surrogate pair. */
    static byte @Nullable [] toUtf8(byte[] utf16) {
        if ((utf16.length & 1) != 0) {
            return null;
        }
        int chars = utf16.length / 2;
        int ascii = asciiChars(utf16);
        var out = new byte[ascii + (chars - ascii) * MOST_BYTES_PER_CHAR];
        int length = encode(utf16, out);
        if (length < 0) {
            return null;
        }
        return length == out.length ? out : Arrays.copyOf(out, length);
    }

    /** The same text; half a surrogate pair stays what it is. */
    static String toString(byte[] utf16) {
        var latin = new byte[utf16.length / 2];
        int at = 0;
        for (; at + Long.BYTES <= utf16.length; at += Long.BYTES) {
            long four = (long) LONG.get(utf16, at);
            if ((four & NOT_LATIN) != 0) {
                return wide(utf16);
            }
            INT.set(latin, at / 2, narrow(four));
        }
        for (; at + 1 < utf16.length; at += 2) {
            if (utf16[at + 1] != 0) {
                return wide(utf16);
            }
            latin[at / 2] = utf16[at];
        }
        return new String(latin, StandardCharsets.ISO_8859_1);
    }

    private static String wide(byte[] utf16) {
        var chars = new char[utf16.length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = charAt(utf16, 2 * i);
        }
        return new String(chars);
    }

    /** How many characters the text begins with that are ASCII, at least: whole fours are counted. */
    private static int asciiChars(byte[] utf16) {
        int at = 0;
        while (at + Long.BYTES <= utf16.length && ((long) LONG.get(utf16, at) & NOT_ASCII) == 0) {
            at += Long.BYTES;
        }
        return at / 2;
    }

    private static int encode(byte[] utf16, byte[] out) {
        int to = 0;
        int from = 0;
        while (from < utf16.length) {
            if (from + Long.BYTES <= utf16.length && to + Integer.BYTES <= out.length) {
                long four = (long) LONG.get(utf16, from);
                if ((four & NOT_ASCII) == 0) {
                    INT.set(out, to, narrow(four));
                    from += Long.BYTES;
                    to += Integer.BYTES;
                    continue;
                }
            }
            char c = charAt(utf16, from);
            from += 2;
            if (c < 0x80) {
                out[to++] = (byte) c;
            } else if (c < 0x800) {
                out[to++] = (byte) (0xC0 | c >> 6);
                out[to++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                out[to++] = (byte) (0xE0 | c >> 12);
                out[to++] = (byte) (0x80 | c >> 6 & 0x3F);
                out[to++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c)
                    && from < utf16.length
                    && Character.isLowSurrogate(charAt(utf16, from))) {
                int point = Character.toCodePoint(c, charAt(utf16, from));
                from += 2;
                out[to++] = (byte) (0xF0 | point >> 18);
                out[to++] = (byte) (0x80 | point >> 12 & 0x3F);
                out[to++] = (byte) (0x80 | point >> 6 & 0x3F);
                out[to++] = (byte) (0x80 | point & 0x3F);
            } else {
                return -1;
            }
        }
        return to;
    }

    /** The low bytes of four 16-bit units, side by side. */
    private static int narrow(long four) {
        long pairs = (four | four >>> 8) & 0x0000_FFFF_0000_FFFFL;
        return (int) (pairs | pairs >>> 16);
    }

    private static char charAt(byte[] utf16, int at) {
        return (char) (utf16[at] & 0xFF | (utf16[at + 1] & 0xFF) << 8);
    }
}
