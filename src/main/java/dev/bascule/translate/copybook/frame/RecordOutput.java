package dev.bascule.translate.copybook.frame;

import dev.bascule.translate.copybook.frame.FramingException.Code;
import java.io.IOException;
import java.io.OutputStream;

/** What the writers share: the stream, the number of the record they are at, and the errors that name it. */
final class RecordOutput {
    private final OutputStream out;
    private long recordNumber = 1;
    private long offset;

    RecordOutput(OutputStream out) {
        this.out = out;
    }

    void write(byte[] bytes, int start, int length) throws IOException {
        out.write(bytes, start, length);
        offset += length;
    }

    void write(byte single) throws IOException {
        out.write(single);
        offset++;
    }

    void nextRecord() {
        recordNumber++;
    }

    FramingException refuse(String problem) {
        return refuse("", problem);
    }

    FramingException refuse(String hex, String problem) {
        return new FramingException(Code.FRAMING, recordNumber, offset, hex, problem);
    }
}
