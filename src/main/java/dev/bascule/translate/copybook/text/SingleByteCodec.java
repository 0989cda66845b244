package dev.bascule.translate.copybook.text;

import dev.bascule.translate.copybook.json.JsonBuffer;
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
    private static final short[] EMPTY_PAGE = emptyPage();

    /** The JSON byte of each byte whose character is plain ASCII; negative for the others. */
    private final byte[] plain = new byte[BYTES];
    /** The bytes of each character in a JSON string, the first one lowest, their number in the highest byte; 0 where undefined. */
    private final long[] sequences = new long[BYTES];

    /** The byte of each ASCII character; UNDEFINED where it has none. */
    private final short[] fromAscii = new short[ASCII];
    /** By high and low byte of a character; UNDEFINED where it has no byte. */
    private final short[][] fromUnicode = new short[BYTES][];

    private final byte[] space;

    private SingleByteCodec(int[] characters) {
        Arrays.fill(fromAscii, (short) UNDEFINED);
        Arrays.fill(fromUnicode, EMPTY_PAGE);
        for (int b = 0; b < BYTES; b++) {
            plain[b] = (byte) UNDEFINED;
            if (characters[b] != UNDEFINED) {
                define(b, (char) characters[b]);
            }
        }
        space = new byte[] {(byte) fromAscii[' ']};
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
            if (c >= ' ' && c != '"' && c != '\\') {
                plain[b] = (byte) c;
            }
        }
        int page = c >> 8;
        if (fromUnicode[page] == EMPTY_PAGE) {
            fromUnicode[page] = EMPTY_PAGE.clone();
        }
        fromUnicode[page][c & BYTE] = (short) (b & BYTE);
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
        byte[] target = out.bytes();
        int at = out.length();
        int seen = 0;
        for (int i = 0; i < count; i++) {
            byte c = plain[bytes[from + i] & 0xff];
            target[at + i] = c;
            seen |= c;
        }
        if (seen < 0) {
            return decodeAny(bytes, from, to, out);
        }
        out.length(at + count);
        return true;
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
    public int encode(byte[] utf8, int from, int to, byte[] target, int at, int end) {
        int count = to - from;
        if (count > end - at) {
            return encodeAny(utf8, from, to, target, at, end);
        }
        int seen = 0;
        for (int i = 0; i < count; i++) {
            byte c = utf8[from + i];
            short b = fromAscii[c & ASCII - 1];
            target[at + i] = (byte) b;
            seen |= b | c;
        }
        return seen < 0 ? encodeAny(utf8, from, to, target, at, end) : count;
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
