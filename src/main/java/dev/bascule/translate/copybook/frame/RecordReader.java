package dev.bascule.translate.copybook.frame;

import dev.bascule.translate.copybook.frame.FramedRecord.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Reads the records of a file one by one: header records, data, trailer records, each marked as such.
 *
 * <p>Memory is bounded by the longest record (and what is held back for the file's {@link Margins}), whatever the file's size. The stream
 * is read ahead and not closed. When a {@link FramingException} is thrown, records held back as possible trailer records are not
 * delivered: a reader that resumes behind the last delivered record finds them again. Not safe for use by several threads.
 */
public final class RecordReader {
    private final RecordInput input;
    private final Framing framing;
    private final Margins margins;
    private final FilePosition from;
    private final Queue<FramedRecord> heldBack = new ArrayDeque<>();
    private Optional<RecordCutter> cutter = Optional.empty();
    private boolean ended;

    private RecordReader(InputStream in, FileShape shape, FilePosition from) {
        this.input = new RecordInput(in, shape, from);
        this.framing = shape.framing();
        this.margins = shape.margins();
        this.from = from;
    }

    /** Reads a file from its beginning. */
    public static RecordReader open(InputStream in, FileShape shape) {
        return new RecordReader(in, shape, FilePosition.START);
    }

    /**
     * Goes on reading a file.
     *
     * @param in stands at {@code from.offset()}
     * @param from a {@link FramedRecord#next()} of the same file and shape
     */
    public static RecordReader resume(InputStream in, FileShape shape, FilePosition from) {
        return new RecordReader(in, shape, from);
    }

    /**
     * The next record; empty at the file's end, and from then on.
     *
     * @throws FramingException if the file isn't built as its shape says
     */
    public Optional<FramedRecord> next() throws IOException, FramingException {
        if (margins.trailerRecords() == 0) {
            return cut();
        }
        while (heldBack.size() <= margins.trailerRecords()) {
            var record = cut();
            if (record.isEmpty()) {
                return Optional.ofNullable(heldBack.poll()).map(RecordReader::asTrailer);
            }
            heldBack.add(record.get().copy());
        }
        return Optional.ofNullable(heldBack.poll());
    }

    private static FramedRecord asTrailer(FramedRecord record) {
        return record.role() == Role.DATA ? record.as(Role.TRAILER) : record;
    }

    private Optional<FramedRecord> cut() throws IOException, FramingException {
        if (ended) {
            return Optional.empty();
        }
        var slice = cutter().next();
        if (slice.isEmpty()) {
            end();
            return Optional.empty();
        }
        return Optional.of(framed(slice.get()));
    }

    private RecordCutter cutter() throws IOException, FramingException {
        if (cutter.isEmpty()) {
            input.skipTo(margins.headBytes());
            long blockEnd = Math.max(from.blockEnd(), input.window().offset());
            cutter = Optional.of(RecordCutter.of(framing, input, blockEnd));
        }
        return cutter.get();
    }

    private FramedRecord framed(Slice slice) throws IOException, FramingException {
        long number = input.recordNumber();
        var next = new FilePosition(input.window().offset(), number + 1, cutter().blockEnd());
        var role = number <= margins.headerRecords() ? Role.HEADER : Role.DATA;
        input.nextRecord();
        return new FramedRecord(slice.bytes(), slice.start(), slice.length(), role, number, slice.fileOffset(), next);
    }

    private void end() throws FramingException {
        ended = true;
        if (input.window().missingTailBytes() > 0) {
            throw input.truncated("the file is " + input.window().missingTailBytes()
                    + " bytes too short for what is to be skipped at its end");
        }
        long missing = (long) margins.headerRecords() + margins.trailerRecords() - (input.recordNumber() - 1);
        if (missing > 0) {
            throw input.truncated("the file has " + missing + " records less than its header and trailer need");
        }
    }
}
