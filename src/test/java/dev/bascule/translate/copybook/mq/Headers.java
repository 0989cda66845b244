package dev.bascule.translate.copybook.mq;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes IBM MQ's headers field by field, as its reference lays them out, in a byte order and a character set. */
public final class Headers {
    private static final Charset EBCDIC = Charset.forName("IBM037");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;
    private final Charset charset;

    private Headers(ByteOrder order, Charset charset) {
        this.order = order;
        this.charset = charset;
    }

    /** As z/OS writes. */
    public static Headers bigEbcdic() {
        return new Headers(ByteOrder.BIG_ENDIAN, EBCDIC);
    }

    /** As x86 writes. */
    public static Headers littleAscii() {
        return new Headers(ByteOrder.LITTLE_ENDIAN, StandardCharsets.US_ASCII);
    }

    /** MQRFH, with name and value strings of so many bytes. */
    public Headers rfh(String nextFormat, int encoding, int ccsid, int stringBytes) {
        return text("RFH ", 4)
                .number(1)
                .number(32 + stringBytes)
                .number(encoding)
                .number(ccsid)
                .text(nextFormat, 8)
                .number(0)
                .blank(stringBytes);
    }

    /** MQRFH2, with one folder. */
    public Headers rfh2(String nextFormat, int encoding, int ccsid, String folder) {
        return text("RFH ", 4)
                .number(2)
                .number(36 + 4 + folder.length())
                .number(encoding)
                .number(ccsid)
                .text(nextFormat, 8)
                .number(0)
                .number(1208)
                .number(folder.length())
                .bytes(folder.getBytes(StandardCharsets.UTF_8));
    }

    /** MQCIH, version 1 or 2. */
    public Headers cih(int version, String nextFormat, int encoding, int ccsid) {
        int length = version == 1 ? 164 : 180;
        return text("CIH ", 4)
                .number(version)
                .number(length)
                .number(encoding)
                .number(ccsid)
                .text(nextFormat, 8)
                .number(0)
                .blank(length - 32);
    }

    /** MQIIH. */
    public Headers iih(String nextFormat, int encoding, int ccsid) {
        return text("IIH ", 4)
                .number(1)
                .number(84)
                .number(encoding)
                .number(ccsid)
                .text(nextFormat, 8)
                .number(0)
                .blank(84 - 32);
    }

    /** MQDLH. */
    public Headers dlh(String nextFormat, int encoding, int ccsid) {
        return text("DLH ", 4)
                .number(1)
                .number(2053)
                .text("ERP.ORDERS", 48)
                .text("QM1", 48)
                .number(encoding)
                .number(ccsid)
                .text(nextFormat, 8)
                .number(28)
                .text("bridge", 28)
                .text("20261125", 8)
                .text("17430000", 8);
    }

    /** The data. */
    public Headers bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }

    private Headers text(String text, int length) {
        return bytes((text + " ".repeat(length - text.length())).getBytes(charset));
    }

    private Headers number(int value) {
        return bytes(
                ByteBuffer.allocate(Integer.BYTES).order(order).putInt(value).array());
    }

    private Headers blank(int length) {
        return text("", length);
    }
}
