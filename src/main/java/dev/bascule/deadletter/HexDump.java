package dev.bascule.deadletter;

import java.util.HexFormat;

/**
 * Bytes for the eye, sixteen to a line:
 *
 * <pre>
 * 00000000  7b 22 6f 72 64 65 72 22  3a 20 31 7d              |{"order": 1}|
 * </pre>
 */
final class HexDump {
    private static final int PER_LINE = 16;
    private static final HexFormat HEX = HexFormat.of();

    private HexDump() {}

    static void append(StringBuilder text, byte[] bytes, int count) {
        for (int from = 0; from < count; from += PER_LINE) {
            appendLine(text, bytes, from, Math.min(from + PER_LINE, count));
        }
    }

    private static void appendLine(StringBuilder text, byte[] bytes, int from, int to) {
        text.append(HEX.toHexDigits(from)).append(' ');
        for (int i = from; i < from + PER_LINE; i++) {
            text.append(i - from == PER_LINE / 2 ? "  " : " ").append(i < to ? HEX.toHexDigits(bytes[i]) : "  ");
        }
        text.append("  |");
        for (int i = from; i < to; i++) {
            text.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
        }
        text.append("|\n");
    }
}
