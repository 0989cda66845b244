package dev.bascule.translate.copybook;

import dev.bascule.translate.copybook.frame.FileShape;
import dev.bascule.translate.copybook.frame.Framing;
import dev.bascule.translate.copybook.frame.FramingException;
import dev.bascule.translate.copybook.frame.LengthRule;
import dev.bascule.translate.copybook.frame.LineEnds;
import dev.bascule.translate.copybook.frame.RecordWriter;
import dev.bascule.translate.copybook.option.FileOptions;
import java.io.IOException;
import java.util.Arrays;

/** Ties a copybook to the files that hold its records. Immutable and thread-safe. */
public final class RecordFile {
    private final Copybook copybook;
    private final FileShape shape;

    private RecordFile(Copybook copybook, FileShape shape) {
        this.copybook = copybook;
        this.shape = shape;
    }

    /**
     * A file of these records.
     *
     * @throws IllegalArgumentException if the options don't go together
     */
    public static RecordFile of(Copybook copybook, FileOptions options) {
        var framing = framing(copybook, options);
        return new RecordFile(copybook, new FileShape(framing, options.margins(), FileShape.DEFAULT_MAX_RECORD_BYTES));
    }

    private static Framing framing(Copybook copybook, FileOptions options) {
        int recordBytes = options.recordBytes().orElse(copybook.maxRecordBytes());
        return switch (options.format()) {
            case F -> new Framing.Fixed(recordBytes);
            case FB ->
                new Framing.FixedBlocked(recordBytes, options.blockBytes().orElse(recordBytes));
            case V -> new Framing.Variable(options.rdw());
            case VB -> new Framing.VariableBlocked(options.rdw(), options.bdw(), options.blockBytesOrDefault());
            case VBS -> new Framing.Spanned(options.rdw(), options.bdw(), options.blockBytesOrDefault());
            case D -> new Framing.SelfDescribing(lengthRule(copybook, options));
            case TEXT ->
                new Framing.Lines(copybook.options().text().page().ebcdic() ? LineEnds.EBCDIC : LineEnds.ASCII);
        };
    }

    private static LengthRule lengthRule(Copybook copybook, FileOptions options) {
        return options.lengthField()
                .map(name -> copybook.lengthField(name, options.lengthAdjustBytes()))
                .orElse(copybook.ownLength());
    }

    /** How the file is built. */
    public FileShape shape() {
        return shape;
    }

    /** Writes one record; where all have one length, spaces fill it up. */
    public void write(Encoded.Written record, RecordWriter writer) throws IOException, FramingException {
        int wanted = fixedBytes();
        if (record.length() >= wanted) {
            writer.write(record.bytes(), 0, record.length());
            return;
        }
        var padded = Arrays.copyOf(record.bytes(), wanted);
        Arrays.fill(
                padded,
                record.length(),
                wanted,
                copybook.options().text().page().space());
        writer.write(padded, 0, wanted);
    }

    /** How many bytes of the last record lie behind its layout; where all records have one length, behind its longest form. */
    public int bytesLeft(RecordDecoder decoder, int recordLength) {
        return fixedBytes() == 0 ? decoder.bytesLeft() : Math.max(0, recordLength - copybook.maxRecordBytes());
    }

    private int fixedBytes() {
        if (shape.framing() instanceof Framing.Fixed fixed) {
            return fixed.recordBytes();
        }
        return shape.framing() instanceof Framing.FixedBlocked fixed ? fixed.recordBytes() : 0;
    }
}
