package dev.bascule.translate.copybook.frame;

import java.io.IOException;
import java.util.Optional;

/** F and FB. */
final class FixedCutter implements RecordCutter {
    private final RecordInput input;
    private final int recordBytes;

    FixedCutter(RecordInput input, int recordBytes) {
        this.input = input;
        this.recordBytes = recordBytes;
    }

    @Override
    public Optional<Slice> next() throws IOException, FramingException {
        if (input.atEnd()) {
            return Optional.empty();
        }
        input.checkLength(recordBytes, 0);
        input.require(recordBytes, "a record");
        return Optional.of(input.take(recordBytes));
    }

    @Override
    public long blockEnd() {
        return input.window().offset();
    }
}
