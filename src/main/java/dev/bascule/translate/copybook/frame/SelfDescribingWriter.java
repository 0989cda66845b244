package dev.bascule.translate.copybook.frame;

import java.io.IOException;

/** D: a record is written only if it tells its own length correctly. */
final class SelfDescribingWriter implements RecordWriter {
    private final RecordOutput output;
    private final LengthRule rule;

    SelfDescribingWriter(RecordOutput output, LengthRule rule) {
        this.output = output;
        this.rule = rule;
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException, FramingException {
        int told = rule.lengthBytes(new WrittenHead(output, bytes, start, length));
        if (told != length) {
            throw output.refuse("a record of " + length + " bytes that gives its length as " + told);
        }
        output.write(bytes, start, length);
        output.nextRecord();
    }

    @Override
    public void finish() {}

    private record WrittenHead(RecordOutput output, byte[] bytes, int start, int length) implements RecordHead {
        @Override
        public void require(int wanted) throws FramingException {
            if (wanted > length) {
                throw output.refuse("a record of " + length + " bytes that needs " + wanted + " to tell its length");
            }
        }

        @Override
        public FramingException refuse(int offsetInRecord, int lengthBytes, String problem) {
            return output.refuse(Descriptor.hex(bytes, start + offsetInRecord, lengthBytes), problem);
        }
    }
}
