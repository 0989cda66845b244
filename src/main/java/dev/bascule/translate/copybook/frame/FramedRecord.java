package dev.bascule.translate.copybook.frame;

import java.util.Arrays;

/**
 * One record of a file. It is a view into the reader's buffer, valid until the reader is asked for the next one; {@link #copy()} outlives that.
 *
 * @param bytes holds the record from {@code start} on, {@code length} bytes; not to be changed
 * @param role what the record is for
 * @param number from 1, over the whole file: header records count
 * @param fileOffset of its first byte of data, behind any descriptor. The bytes of a spanned record don't lie side by side from there on
 * @param next the place after it
 */
public record FramedRecord(
        byte[] bytes, int start, int length, Role role, long number, long fileOffset, FilePosition next) {
    /** What a record is for. */
    public enum Role {
        HEADER,
        DATA,
        TRAILER
    }

    /** The record's bytes alone. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    /** The same record with bytes of its own. */
    public FramedRecord copy() {
        return new FramedRecord(toBytes(), 0, length, role, number, fileOffset, next);
    }

    FramedRecord as(Role otherRole) {
        return new FramedRecord(bytes, start, length, otherRole, number, fileOffset, next);
    }
}
