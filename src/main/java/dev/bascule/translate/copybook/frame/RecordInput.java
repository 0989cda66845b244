package dev.bascule.translate.copybook.frame;

import dev.bascule.translate.copybook.frame.FramingException.Code;
import java.io.IOException;
import java.io.InputStream;

/** What the cutters share: the bytes, the number of the record they are at, the limit of its length, and the errors that name all three. */
final class RecordInput {
    private static final int SHOWN_BYTES = 16;

    private final ByteWindow window;
    private final int maxRecordBytes;
    private long recordNumber;

    RecordInput(InputStream in, FileShape shape, FilePosition from) {
        this.window = new ByteWindow(in, shape.margins().tailBytes(), from.offset());
        this.maxRecordBytes = shape.maxRecordBytes();
        this.recordNumber = from.recordNumber();
    }

    ByteWindow window() {
        return window;
    }

    int maxRecordBytes() {
        return maxRecordBytes;
    }

    long recordNumber() {
        return recordNumber;
    }

    void nextRecord() {
        recordNumber++;
    }

    boolean atEnd() throws IOException {
        return window.fill(1) == 0;
    }

    void skipTo(long offset) throws IOException, FramingException {
        while (window.offset() < offset) {
            if (atEnd()) {
                throw truncated(
                        "the file ends inside the " + offset + " bytes that are to be skipped at its beginning");
            }
            window.advance((int) Math.min(window.available(), offset - window.offset()));
        }
    }

    /** @param what is incomplete if the file ends before, as the subject of a sentence */
    void require(int bytes, String what) throws IOException, FramingException {
        int there = window.fill(bytes);
        if (there < bytes) {
            throw truncated(what + " needs " + bytes + " bytes, the file has " + there + " more");
        }
    }

    void checkLength(long recordBytes, int seenBytes) throws FramingException {
        if (recordBytes > maxRecordBytes) {
            throw refuse(
                    0, seenBytes, "a record of " + recordBytes + " bytes; at most " + maxRecordBytes + " are allowed");
        }
    }

    /** Drops a descriptor and takes the {@code length} bytes behind it; all must be there. */
    Slice takeDescribed(int length) {
        window.advance(Descriptor.BYTES);
        return take(length);
    }

    /** The next {@code length} bytes, which must be there. */
    Slice take(int length) {
        var slice = new Slice(window.bytes(), window.position(), length, window.offset());
        window.advance(length);
        return slice;
    }

    FramingException truncated(String problem) {
        return error(Code.TRUNCATED_FILE, 0, Math.min(window.available(), SHOWN_BYTES), problem);
    }

    /** About {@code length} bytes, {@code ahead} of the next one; as many of them as are there are shown. */
    FramingException refuse(int ahead, int length, String problem) {
        int shown = Math.max(0, Math.min(Math.min(length, SHOWN_BYTES), window.available() - ahead));
        return error(Code.FRAMING, ahead, shown, problem);
    }

    private FramingException error(Code code, int ahead, int length, String problem) {
        var hex = length == 0 ? "" : Descriptor.hex(window.bytes(), window.position() + ahead, length);
        return new FramingException(code, recordNumber, window.offset() + ahead, hex, problem);
    }
}
