package dev.bascule.translate.copybook.text;

import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.json.JsonCursor;
import dev.bascule.translate.copybook.json.Words;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A code page of 256 characters, by tables. Where Java maps both EBCDIC line ends, 0x15 and 0x25, to line feed, 0x15 is NEL (U+0085) here, as in IBM's own
 * tables: every byte comes back as it was.
 */
public final class SingleByteCodec implements TextCodec {
    private static final int BYTES = 256;
    private static final int ASCII = 128;
    private static final int LENGTH_SHIFT = 56;
    private static final int LONGEST_ESCAPE = 6;
    private static final int EBCDIC_NEL = 0x15;
    private static final int EBCDIC_LF = 0x25;
    private static final char NEL = '\u0085';
    private static final char REPLACEMENT = '\ufffd';
    private static final int UNDEFINED = -1;
    private static final int BYTE = 0xff;
    private static final int PAIR = 0xffff;
    private static final int PAIR_BITS = 16;
    private static final short[] EMPTY_PAGE = emptyPage();

    /**
     * The JSON bytes of two bytes whose characters are plain ASCII, the first one lowest in index and entry; of one that is not plain, the highest bit is set. What a text is
     * made of touches few of the entries, so that they stay in the nearest cache.
     */
    private final char[] plainPairs = new char[BYTES * BYTES];
    /** The bytes of each character in a JSON string, the first one lowest, their number in the highest byte; 0 where undefined. */
    private final long[] sequences = new long[BYTES];

    /** The byte of each ASCII character; UNDEFINED where it has none. */
    private final short[] fromAscii = new short[ASCII];
    /** By a byte of JSON: that of the character which it is; UNDEFINED where it isn't plain ASCII, or has none. */
    private final short[] plainBytes = new short[BYTES];
    /** By high and low byte of a character; UNDEFINED where it has no byte. */
    private final short[][] fromUnicode = new short[BYTES][];

    private final byte[] space;

    private SingleByteCodec(int[] characters) {
        Arrays.fill(fromAscii, (short) UNDEFINED);
        Arrays.fill(plainBytes, (short) UNDEFINED);
        Arrays.fill(fromUnicode, EMPTY_PAGE);
        for (int b = 0; b < BYTES; b++) {
            if (characters[b] != UNDEFINED) {
                define(b, (char) characters[b]);
            }
        }
        space = new byte[] {(byte) fromAscii[' ']};
        for (int pair = 0; pair < plainPairs.length; pair++) {
            int first = plain(characters[pair & BYTE]);
            int second = plain(characters[pair >> Byte.SIZE]);
            plainPairs[pair] = (char) (first < 0 ? UNDEFINED : second << Byte.SIZE | first);
        }
    }

    private static short[] emptyPage() {
        var page = new short[BYTES];
        Arrays.fill(page, (short) UNDEFINED);
        return page;
    }

    /** The tables of a Java charset, or null if it isn't one byte for each character. */
    static @Nullable SingleByteCodec of(Charset charset) {
        if (!charset.canEncode() || charset.newEncoder().maxBytesPerChar() > 1) {
            return null;
        }
        var characters = characters(charset);
        if (characters.length == BYTES && characters[EBCDIC_NEL] == '\n' && characters[EBCDIC_LF] == '\n') {
            characters[EBCDIC_NEL] = NEL;
        }
        return characters.length == BYTES ? new SingleByteCodec(characters) : null;
    }

    private static int[] characters(Charset charset) {
        var all = new byte[BYTES];
        for (int b = 0; b < BYTES; b++) {
            all[b] = (byte) b;
        }
        return new String(all, charset)
                .chars()
                .map(c -> c == REPLACEMENT ? UNDEFINED : c)
                .toArray();
    }

    private void define(int b, char c) {
        sequences[b] = sequence(c);
        if (c < ASCII) {
            fromAscii[c] = (short) b;
            if (plain(c) != UNDEFINED) {
                plainBytes[c] = (short) b;
            }
        }
        int page = c >> 8;
        if (fromUnicode[page] == EMPTY_PAGE) {
            fromUnicode[page] = EMPTY_PAGE.clone();
        }
        fromUnicode[page][c & BYTE] = (short) (b & BYTE);
    }

    /** A character that a JSON string has as one byte, as it is; UNDEFINED for others, and for none. */
    private static int plain(int c) {
        return c >= ' ' && c < ASCII && c != '"' && c != '\\' ? c : UNDEFINED;
    }

    private static long sequence(char c) {
        var buffer = new JsonBuffer(Words.BYTES);
        buffer.putText(String.valueOf(c));
        long word = 0;
        for (int i = 0; i < buffer.length(); i++) {
            word |= (buffer.bytes()[i] & 0xffL) << i * Byte.SIZE;
        }
        return word | (long) buffer.length() << LENGTH_SHIFT;
    }

    @Override
    public byte[] space() {
        return space.clone();
    }

    @Override
    public boolean decode(byte[] bytes, int from, int to, JsonBuffer out) {
        int count = to - from;
        out.room(count);
        if (!isPlain(bytes, from, count, out.bytes(), out.length())) {
            return decodeAny(bytes, from, to, out);
        }
        out.length(out.length() + count);
        return true;
    }

    /** Keeps the buffer's length out of it until all is written: each change of it would have to wait for the last one. */
    @Override
    public boolean decodeString(byte[] bytes, int from, int to, JsonBuffer out) {
        int count = to - from;
        out.room(count + 2);
        byte[] target = out.bytes();
        int at = out.length();
        target[at] = '"';
        if (!isPlain(bytes, from, count, target, at + 1)) {
            return TextCodec.super.decodeString(bytes, from, to, out);
        }
        target[at + 1 + count] = '"';
        out.length(at + count + 2);
        return true;
    }

    /** Writes {@code count} bytes, and up to seven more, if all of them are plain; anything otherwise. */
    private boolean isPlain(byte[] bytes, int from, int count, byte[] target, int at) {
        long special = 0;
        int done = 0;
        for (; done <= count - Words.BYTES; done += Words.BYTES) {
            long text = plain(Words.little(bytes, from + done));
            Words.putLittle(target, at + done, text);
            special |= text;
        }
        if (done < count) {
            long text = plain(Words.littlePadded(bytes, from + done));
            Words.putLittle(target, at + done, text);
            special |= Words.first(text, count - done);
        }
        return Words.isAscii(special);
    }

    /** Eight bytes, four pairs. The loop above ends on whole words: how long a text is, which nobody can foresee, then costs little. */
    private long plain(long word) {
        return plainPairs[(int) word & PAIR]
                | (long) plainPairs[(int) (word >>> PAIR_BITS) & PAIR] << PAIR_BITS
                | (long) plainPairs[(int) (word >>> 2 * PAIR_BITS) & PAIR] << 2 * PAIR_BITS
                | (long) plainPairs[(int) (word >>> 3 * PAIR_BITS)] << 3 * PAIR_BITS;
    }

    private boolean decodeAny(byte[] bytes, int from, int to, JsonBuffer out) {
        out.room((to - from) * LONGEST_ESCAPE);
        byte[] target = out.bytes();
        int at = out.length();
        for (int i = from; i < to; i++) {
            long sequence = sequences[bytes[i] & 0xff];
            if (sequence == 0) {
                return false;
            }
            Words.putLittle(target, at, sequence);
            at += (int) (sequence >>> LENGTH_SHIFT);
        }
        out.length(at);
        return true;
    }

    @Override
    public int encode(JsonCursor json, byte[] target, int at, int end) {
        int written = json.takeTranslated(plainBytes, target, at, end);
        return written >= 0 ? written : TextCodec.super.encode(json, target, at, end);
    }

    @Override
    public int encode(byte[] utf8, int from, int to, byte[] target, int at, int end) {
        int count = to - from;
        if (count > end - at) {
            return encodeAny(utf8, from, to, target, at, end);
        }
        for (int i = 0; i < count; i++) {
            byte c = utf8[from + i];
            // The mask is that of 128 entries; written so, the compiler knows that the index is good.
            short b = fromAscii[c & fromAscii.length - 1];
            if ((b | c) < 0) {
                return encodeAny(utf8, from, to, target, at, end);
            }
            target[at + i] = (byte) b;
        }
        return count;
    }

    private int encodeAny(byte[] utf8, int from, int to, byte[] target, int at, int end) {
        var text = StrictUtf8.decode(utf8, from, to);
        if (text == null) {
            return UNMAPPABLE;
        }
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            short b = fromUnicode[c >> 8][c & BYTE];
            if (b == UNDEFINED) {
                return UNMAPPABLE;
            }
            if (at + written == end) {
                return TOO_LONG;
            }
            target[at + written++] = (byte) b;
        }
        return written;
    }
}
