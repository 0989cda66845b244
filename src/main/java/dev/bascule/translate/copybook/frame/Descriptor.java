package dev.bascule.translate.copybook.frame;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Reads and writes descriptor words. As a big-endian word on z/OS (DFSMS Using Data Sets):
 *
 * <pre>
 * record   LL LL CC 00     LL LL length, CC segment code (spanned records only)
 * block    LL LL 00 00     length up to 32,767
 * block    8L LL LL LL     first bit set: length in 31 bits
 * </pre>
 *
 * @param form byte order, and what the length counts
 * @param adjustBytes added to a length that is read, taken from a length that is written
 */
public record Descriptor(DescriptorForm form, int adjustBytes) {
    /** Length of a descriptor word. */
    public static final int BYTES = 4;

    /** As z/OS writes it. */
    public static final Descriptor ZOS = new Descriptor(DescriptorForm.BIG_INCLUSIVE, 0);

    private static final int MAX_LENGTH = 0xffff;
    private static final int MAX_ADJUST_BYTES = 0xffff;
    private static final int EXTENDED = 0x8000_0000;

    /** Refuses adjustments beyond what a length can be. */
    public Descriptor {
        if (Math.abs((long) adjustBytes) > MAX_ADJUST_BYTES) {
            throw new IllegalArgumentException("adjust is " + adjustBytes + "; it must lie between -" + MAX_ADJUST_BYTES
                    + " and " + MAX_ADJUST_BYTES);
        }
    }

    /** The same descriptor with its bytes reversed. */
    Descriptor otherByteOrder() {
        return new Descriptor(form.reversed(), adjustBytes);
    }

    int word(byte[] bytes, int offset) {
        int word = ByteBuffer.wrap(bytes, offset, BYTES).getInt();
        return form.bigEndian() ? word : Integer.reverseBytes(word);
    }

    /** Bytes of data behind a record descriptor; negative when it claims less than itself. */
    int recordBytes(int word) {
        return (word >>> 16) - form.ownBytes() + adjustBytes;
    }

    /** Bytes of data behind a block descriptor; negative when it claims less than itself. */
    long blockBytes(int word) {
        long length = (word & EXTENDED) == 0 ? word >>> 16 : word & ~EXTENDED;
        return length - form.ownBytes() + adjustBytes;
    }

    static boolean hasCleanBlockTail(int word) {
        return (word & EXTENDED) != 0 || (word & 0xffff) == 0;
    }

    int largestRecordBytes() {
        return MAX_LENGTH - form.ownBytes() + adjustBytes;
    }

    /** Whether a descriptor can be written for that many bytes; one of zeros could not be read back. */
    boolean canDescribe(int dataBytes) {
        int length = length(dataBytes);
        return length > 0 && length <= MAX_LENGTH;
    }

    String refusal(int dataBytes) {
        return "a record of " + dataBytes + " bytes has no " + form.optionName() + " descriptor";
    }

    void writeRecord(byte[] target, int offset, int dataBytes, int segmentCode) {
        write(target, offset, length(dataBytes) << 16 | segmentCode << 8);
    }

    void writeBlock(byte[] target, int offset, int dataBytes) {
        int length = length(dataBytes);
        write(target, offset, length > Short.MAX_VALUE ? EXTENDED | length : length << 16);
    }

    private int length(int dataBytes) {
        return dataBytes + form.ownBytes() - adjustBytes;
    }

    private void write(byte[] target, int offset, int word) {
        ByteBuffer.wrap(target, offset, BYTES).putInt(form.bigEndian() ? word : Integer.reverseBytes(word));
    }

    static String hex(byte[] bytes, int offset, int length) {
        return HexFormat.of().formatHex(bytes, offset, offset + length);
    }
}
