package dev.bascule.translate.copybook.frame;

import java.io.IOException;
import java.util.Optional;

/** D. */
final class SelfDescribingCutter implements RecordCutter, RecordHead {
    private final RecordInput input;
    private final LengthRule rule;

    SelfDescribingCutter(RecordInput input, LengthRule rule) {
        this.input = input;
        this.rule = rule;
    }

    @Override
    public Optional<Slice> next() throws IOException, FramingException {
        if (input.atEnd()) {
            return Optional.empty();
        }
        int length = rule.lengthBytes(this);
        if (length < 1) {
            throw input.refuse(0, Descriptor.BYTES, "a record that gives its length as " + length + " bytes");
        }
        input.checkLength(length, Descriptor.BYTES);
        input.require(length, "a record");
        return Optional.of(input.take(length));
    }

    @Override
    public void require(int bytes) throws IOException, FramingException {
        input.checkLength(bytes, Descriptor.BYTES);
        input.require(bytes, "the part of a record that tells its length");
    }

    @Override
    public byte[] bytes() {
        return input.window().bytes();
    }

    @Override
    public int start() {
        return input.window().position();
    }

    @Override
    public FramingException refuse(int offsetInRecord, int lengthBytes, String problem) {
        return input.refuse(offsetInRecord, lengthBytes, problem);
    }

    @Override
    public long blockEnd() {
        return input.window().offset();
    }
}
