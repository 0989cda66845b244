package dev.bascule.translate.copybook.frame;

import java.io.IOException;

/** V. */
final class VariableWriter implements RecordWriter {
    private final RecordOutput output;
    private final Descriptor rdw;
    private final byte[] word = new byte[Descriptor.BYTES];

    VariableWriter(RecordOutput output, Descriptor rdw) {
        this.output = output;
        this.rdw = rdw;
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException, FramingException {
        if (!rdw.canDescribe(length)) {
            throw output.refuse(rdw.refusal(length));
        }
        rdw.writeRecord(word, 0, length, 0);
        output.write(word, 0, word.length);
        output.write(bytes, start, length);
        output.nextRecord();
    }

    @Override
    public void finish() {}
}
