package dev.bascule.translate.copybook.frame;

import java.io.IOException;

/** TEXT. */
final class LineWriter implements RecordWriter {
    private final RecordOutput output;
    private final LineEnds ends;

    LineWriter(RecordOutput output, LineEnds ends) {
        this.output = output;
        this.ends = ends;
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException, FramingException {
        for (int i = start; i < start + length; i++) {
            if (ends.isEnd(bytes[i])) {
                throw output.refuse(Descriptor.hex(bytes, i, 1), "a line end at offset " + (i - start) + " of a line");
            }
        }
        if (length > 0 && LineEnds.isCarriageReturn(bytes[start + length - 1])) {
            throw output.refuse(
                    Descriptor.hex(bytes, start + length - 1, 1), "a line that ends in a carriage return of its own");
        }
        output.write(bytes, start, length);
        output.write(ends.written());
        output.nextRecord();
    }

    @Override
    public void finish() {}
}
