package dev.bascule.it.load;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;

/**
 * An order as a mainframe sends it: the record of {@code config/copybooks/order.cpy}, in EBCDIC. Written by hand, so that the codec is not its own judge.
 * A poison order's total is no number.
 */
public final class MainframeOrder {
    private static final Charset EBCDIC = Charset.forName("IBM1047");
    private static final int LINES = 3;
    private static final byte NO_DIGITS = (byte) 0xff;

    private static final int ID_BYTES = 24;

    private MainframeOrder() {}

    /** The first record of a file of orders. */
    static byte[] fileHeader(int fileNumber) {
        return "HEAD%06d".formatted(fileNumber).getBytes(EBCDIC);
    }

    /** The last record of a file of orders. */
    static byte[] fileTrailer(int orders) {
        return "TAIL%09d".formatted(orders).getBytes(EBCDIC);
    }

    /** The id in an order's record. */
    public static String idIn(byte[] bytes) {
        return new String(bytes, 0, ID_BYTES, EBCDIC).strip();
    }

    /** The record. */
    public static byte[] bytes(Order order) {
        var out = new ByteArrayOutputStream();
        text(out, order.id(), ID_BYTES);
        text(out, order.group(), 16);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) order.sequence())
                .array());
        text(out, "MÜLLER & SÖHNE GMBH", 30);
        if (order.kind() == Order.Kind.POISON) {
            out.writeBytes(new byte[] {NO_DIGITS, NO_DIGITS, NO_DIGITS, NO_DIGITS, NO_DIGITS});
        } else {
            packed(out, order.sequence() % 1_000 * 100 + 50, 5);
        }
        text(out, "EUR", 3);
        text(out, "%02d".formatted(LINES), 2);
        for (int line = 1; line <= LINES; line++) {
            text(out, "A-" + (10_000 + line), 8);
            packed(out, line * 4, 3);
            packed(out, 1295, 4);
        }
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text, int length) {
        out.writeBytes((text + " ".repeat(length - text.length())).getBytes(EBCDIC));
    }

    /** COMP-3: a digit in each half of a byte, and the sign in the last. */
    private static void packed(ByteArrayOutputStream out, long value, int length) {
        var digits = "%0" + (2 * length - 1) + "d";
        var nibbles = digits.formatted(value) + "c";
        for (int i = 0; i < nibbles.length(); i += 2) {
            out.write(Integer.parseInt(nibbles, i, i + 2, 16));
        }
    }
}
