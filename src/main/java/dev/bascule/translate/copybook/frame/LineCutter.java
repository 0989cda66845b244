package dev.bascule.translate.copybook.frame;

import java.io.IOException;
import java.util.Optional;

/** TEXT. */
final class LineCutter implements RecordCutter {
    private final RecordInput input;
    private final LineEnds ends;

    LineCutter(RecordInput input, LineEnds ends) {
        this.input = input;
        this.ends = ends;
    }

    @Override
    public Optional<Slice> next() throws IOException, FramingException {
        var window = input.window();
        int searched = 0;
        while (window.fill(searched + 1) > searched) {
            int end = find(searched);
            if (end >= 0) {
                return Optional.of(takeLine(end));
            }
            searched = window.available();
            // Two more for a carriage return and a line end that haven't been read yet.
            input.checkLength(searched - 2L, 0);
        }
        input.checkLength(searched, 0);
        return searched == 0 ? Optional.empty() : Optional.of(input.take(searched));
    }

    private int find(int from) {
        var window = input.window();
        var bytes = window.bytes();
        int start = window.position();
        for (int i = start + from, limit = start + window.available(); i < limit; i++) {
            if (ends.isEnd(bytes[i])) {
                return i - start;
            }
        }
        return -1;
    }

    private Slice takeLine(int end) throws FramingException {
        var window = input.window();
        boolean carriageReturn = end > 0 && LineEnds.isCarriageReturn(window.bytes()[window.position() + end - 1]);
        int length = carriageReturn ? end - 1 : end;
        input.checkLength(length, 0);
        var line = input.take(length);
        window.advance(end - length + 1);
        return line;
    }

    @Override
    public long blockEnd() {
        return input.window().offset();
    }
}
