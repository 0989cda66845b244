package dev.bascule.translate.copybook.frame;

import java.io.IOException;

/** VBS: every block but the last is filled; a record goes on in the next block. */
final class SpannedWriter implements RecordWriter {
    private final RecordOutput output;
    private final Descriptor rdw;
    private final BlockOutput block;

    SpannedWriter(RecordOutput output, Descriptor rdw, BlockOutput block) {
        this.output = output;
        this.rdw = rdw;
        this.block = block;
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException, FramingException {
        int written = 0;
        do {
            if (block.room() < 1) {
                block.flush();
            }
            int part = Math.min(length - written, Math.min(block.room(), rdw.largestRecordBytes()));
            if (!rdw.canDescribe(part)) {
                throw output.refuse(rdw.refusal(part));
            }
            var kind = Segment.Kind.of(written == 0, written + part == length);
            block.append(rdw, kind.ordinal(), bytes, start + written, part);
            written += part;
        } while (written < length);
        output.nextRecord();
    }

    @Override
    public void finish() throws IOException {
        block.flush();
    }
}
