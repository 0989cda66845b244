package dev.bascule.deadletter;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HexFormat;

/**
 * Bytes for the eye, sixteen to a line, as EBCDIC and as ASCII:
 *
 * <pre>
 * 00000000  c1 c2 c3 40 f1 f2 f3 20  3a 20 31 7d              |ABC 123.... |  |...@... : 1}|
 * </pre>
 */
final class HexDump {
    /** What EBCDIC is read as unless a layout says otherwise. */
    static final String EBCDIC = "IBM1047";

    private static final int PER_LINE = 16;
    private static final HexFormat HEX = HexFormat.of();

    private HexDump() {}

    /** @param ebcdic an EBCDIC charset of one byte for each character; another than these is taken for {@link #EBCDIC} */
    static void append(StringBuilder text, byte[] bytes, int count, String ebcdic) {
        var charset = ebcdic(ebcdic);
        for (int from = 0; from < count; from += PER_LINE) {
            appendLine(text, bytes, from, Math.min(from + PER_LINE, count), charset);
        }
    }

    private static void appendLine(StringBuilder text, byte[] bytes, int from, int to, Charset ebcdic) {
        text.append(HEX.toHexDigits(from)).append(' ');
        for (int i = from; i < from + PER_LINE; i++) {
            text.append(i - from == PER_LINE / 2 ? "  " : " ").append(i < to ? HEX.toHexDigits(bytes[i]) : "  ");
        }
        column(text, new String(bytes, from, to - from, ebcdic));
        column(text, new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        text.append('\n');
    }

    private static void column(StringBuilder text, String characters) {
        text.append("  |");
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            boolean shown = c >= ' ' && c != '\uFFFD' && !Character.isISOControl(c);
            text.append(shown ? c : '.');
        }
        text.append('|');
    }

    private static Charset ebcdic(String name) {
        try {
            var charset = Charset.forName(name);
            boolean isEbcdic = new String(new byte[] {(byte) 0xc1, (byte) 0xf1}, charset).equals("A1");
            return isEbcdic ? charset : Charset.forName(EBCDIC);
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            return Charset.forName(EBCDIC);
        }
    }
}
