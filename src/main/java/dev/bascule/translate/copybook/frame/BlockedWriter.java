package dev.bascule.translate.copybook.frame;

import java.io.IOException;

/** VB: a block is written as soon as the next record doesn't fit. */
final class BlockedWriter implements RecordWriter {
    private final RecordOutput output;
    private final Descriptor rdw;
    private final BlockOutput block;

    BlockedWriter(RecordOutput output, Descriptor rdw, BlockOutput block) {
        this.output = output;
        this.rdw = rdw;
        this.block = block;
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException, FramingException {
        if (!rdw.canDescribe(length)) {
            throw output.refuse(rdw.refusal(length));
        }
        if (length > block.largestRecordBytes()) {
            throw output.refuse("a record of " + length + " bytes; a block takes " + block.largestRecordBytes());
        }
        if (length > block.room()) {
            block.flush();
        }
        block.append(rdw, 0, bytes, start, length);
        output.nextRecord();
    }

    @Override
    public void finish() throws IOException {
        block.flush();
    }
}
