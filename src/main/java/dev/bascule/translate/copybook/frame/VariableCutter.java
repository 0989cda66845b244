package dev.bascule.translate.copybook.frame;

import java.io.IOException;
import java.util.Optional;

/** V. */
final class VariableCutter implements RecordCutter {
    private final RecordInput input;
    private final RecordDescriptors descriptors;

    VariableCutter(RecordInput input, Descriptor rdw) {
        this.input = input;
        this.descriptors = new RecordDescriptors(input, rdw);
    }

    @Override
    public Optional<Slice> next() throws IOException, FramingException {
        if (input.atEnd()) {
            return Optional.empty();
        }
        int length = descriptors.whole();
        input.require(Descriptor.BYTES + length, "a record");
        return Optional.of(input.takeDescribed(length));
    }

    @Override
    public long blockEnd() {
        return input.window().offset();
    }
}
