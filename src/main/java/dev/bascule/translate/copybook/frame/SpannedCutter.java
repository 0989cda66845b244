package dev.bascule.translate.copybook.frame;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** VBS. */
final class SpannedCutter implements RecordCutter {
    private final RecordInput input;
    private final RecordDescriptors descriptors;
    private final BlockInput block;
    private byte[] assembled = new byte[0];

    SpannedCutter(RecordInput input, Descriptor rdw, BlockInput block) {
        this.input = input;
        this.descriptors = new RecordDescriptors(input, rdw);
        this.block = block;
    }

    @Override
    public Optional<Slice> next() throws IOException, FramingException {
        if (!block.enter()) {
            return Optional.empty();
        }
        var first = segment();
        if (!first.kind().begins()) {
            throw input.refuse(0, Descriptor.BYTES, "a " + first.kind() + " segment where a record should begin");
        }
        var slice = input.takeDescribed(first.length());
        return Optional.of(first.kind().ends() ? slice : assemble(slice));
    }

    private Segment segment() throws IOException, FramingException {
        block.requireInBlock(Descriptor.BYTES, "a segment descriptor");
        var segment = descriptors.segment();
        block.requireInBlock(Descriptor.BYTES + segment.length(), "a segment");
        input.require(Descriptor.BYTES + segment.length(), "a segment");
        return segment;
    }

    private Slice assemble(Slice first) throws IOException, FramingException {
        int length = append(first, 0);
        while (true) {
            if (!block.enter()) {
                throw input.truncated("the file ends inside a spanned record, after " + length + " bytes of it");
            }
            var segment = segment();
            if (segment.kind().begins()) {
                throw input.refuse(0, Descriptor.BYTES, "a " + segment.kind() + " segment inside a spanned record");
            }
            input.checkLength((long) length + segment.length(), Descriptor.BYTES);
            length = append(input.takeDescribed(segment.length()), length);
            if (segment.kind().ends()) {
                return new Slice(assembled, 0, length, first.fileOffset());
            }
        }
    }

    private int append(Slice segment, int at) {
        int length = at + segment.length();
        if (length > assembled.length) {
            assembled = Arrays.copyOf(assembled, Math.max(length, 2 * assembled.length));
        }
        System.arraycopy(segment.bytes(), segment.start(), assembled, at, segment.length());
        return length;
    }

    @Override
    public long blockEnd() {
        return block.blockEnd();
    }
}
