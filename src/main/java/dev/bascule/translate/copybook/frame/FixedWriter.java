package dev.bascule.translate.copybook.frame;

import java.io.IOException;

/** F and FB. */
final class FixedWriter implements RecordWriter {
    private final RecordOutput output;
    private final int recordBytes;

    FixedWriter(RecordOutput output, int recordBytes) {
        this.output = output;
        this.recordBytes = recordBytes;
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException, FramingException {
        if (length != recordBytes) {
            throw output.refuse("a record of " + length + " bytes where all have " + recordBytes);
        }
        output.write(bytes, start, length);
        output.nextRecord();
    }

    @Override
    public void finish() {}
}
