package dev.bascule.translate.copybook.frame;

import java.io.IOException;
import java.util.Optional;

/** VB. */
final class BlockedCutter implements RecordCutter {
    private final RecordInput input;
    private final RecordDescriptors descriptors;
    private final BlockInput block;

    BlockedCutter(RecordInput input, Descriptor rdw, BlockInput block) {
        this.input = input;
        this.descriptors = new RecordDescriptors(input, rdw);
        this.block = block;
    }

    @Override
    public Optional<Slice> next() throws IOException, FramingException {
        if (!block.enter()) {
            return Optional.empty();
        }
        block.requireInBlock(Descriptor.BYTES, "a record descriptor");
        int length = descriptors.whole();
        block.requireInBlock(Descriptor.BYTES + length, "a record");
        input.require(Descriptor.BYTES + length, "a record");
        return Optional.of(input.takeDescribed(length));
    }

    @Override
    public long blockEnd() {
        return block.blockEnd();
    }
}
