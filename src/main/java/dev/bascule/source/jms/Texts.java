package dev.bascule.source.jms;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text between UTF-16 bytes, String and UTF-8 bytes. Every message's text takes this way, and the JDK is quick only where all of it is ASCII:
 * one umlaut in a kilobyte makes it ten times slower. Pure.
 */
final class Texts {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;
    private static final long NOT_LATIN = 0xFF00_FF00_FF00_FF00L;
    private static final int CHARS = Long.BYTES / Character.BYTES;

    private Texts() {}

    /** @param utf16 low byte first; an odd last byte is left out, half a surrogate pair stays what it is */
    static String ofUtf16(byte[] utf16) {
        var chars = new char[utf16.length / 2];
        ByteBuffer.wrap(utf16).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().get(chars);
        return new String(chars);
    }

    /**
     * The same characters in ISO-8859-1, if it has them all: half as many bytes, of which both String and UTF-8 are made without a detour.
     *
     * @param utf16 as in {@link #ofUtf16}
     */
    static byte @Nullable [] latinOfUtf16(byte[] utf16) {
        var latin = new byte[utf16.length / 2];
        int to = 0;
        for (; to + CHARS <= latin.length; to += CHARS) {
            long chars = (long) EIGHT.get(utf16, 2 * to);
            if ((chars & NOT_LATIN) != 0) {
                return null;
            }
            long pairs = chars | chars >>> 8;
            FOUR.set(latin, to, (int) (pairs & 0xFFFF | pairs >>> 16 & 0xFFFF_0000L));
        }
        for (; to < latin.length; to++) {
            if (utf16[2 * to + 1] != 0) {
                return null;
            }
            latin[to] = utf16[2 * to];
        }
        return latin;
    }

    /** {@code latin}, in ISO-8859-1, as UTF-8: the same array if it is ASCII. */
    static byte[] utf8OfLatin(byte[] latin) {
        int wide = countNotAscii(latin);
        return wide == 0 ? latin : widen(latin, wide);
    }

    /** As {@link String#getBytes} does it. */
    static byte[] utf8(String text) {
        var latin = text.getBytes(StandardCharsets.ISO_8859_1);
        return new String(latin, StandardCharsets.ISO_8859_1).equals(text)
                ? utf8OfLatin(latin)
                : text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] widen(byte[] latin, int wide) {
        var out = new byte[latin.length + wide];
        int from = 0;
        int to = 0;
        while (from < latin.length) {
            int end = firstNotAscii(latin, from);
            System.arraycopy(latin, from, out, to, end - from);
            to += end - from;
            from = end;
            if (from < latin.length) {
                int c = latin[from++] & 0xFF;
                out[to++] = (byte) (0xC0 | c >> 6);
                out[to++] = (byte) (0x80 | c & 0x3F);
            }
        }
        return out;
    }

    private static int countNotAscii(byte[] latin) {
        int count = 0;
        int at = 0;
        for (; at + Long.BYTES <= latin.length; at += Long.BYTES) {
            count += Long.bitCount((long) EIGHT.get(latin, at) & NOT_ASCII);
        }
        for (; at < latin.length; at++) {
            count += latin[at] < 0 ? 1 : 0;
        }
        return count;
    }

    private static int firstNotAscii(byte[] latin, int from) {
        int at = from;
        for (; at + Long.BYTES <= latin.length; at += Long.BYTES) {
            long bits = (long) EIGHT.get(latin, at) & NOT_ASCII;
            if (bits != 0) {
                return at + (Long.numberOfTrailingZeros(bits) >> 3);
            }
        }
        while (at < latin.length && latin[at] >= 0) {
            at++;
        }
        return at;
    }
}
