package dev.bascule.translate.copybook.frame;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes records so that {@link RecordReader} finds them again; a record for which that isn't possible is refused. Holds at most one block.
 *
 * <p>The stream is not closed. After an exception, or after {@link #finish()}, a writer must not be used again. Not safe for use by several threads.
 */
public interface RecordWriter {
    /**
     * Writes one record; {@code bytes} may be reused afterwards.
     *
     * @throws FramingException if the record cannot be written in this framing
     */
    void write(byte[] bytes, int start, int length) throws IOException, FramingException;

    /** Writes what is held back. Does not flush the stream. */
    void finish() throws IOException;

    /** A writer of records in {@code framing}. */
    static RecordWriter to(OutputStream out, Framing framing) {
        var output = new RecordOutput(out);
        if (framing instanceof Framing.Fixed fixed) {
            return new FixedWriter(output, fixed.recordBytes());
        } else if (framing instanceof Framing.FixedBlocked fixed) {
            return new FixedWriter(output, fixed.recordBytes());
        } else if (framing instanceof Framing.Variable variable) {
            return new VariableWriter(output, variable.rdw());
        } else if (framing instanceof Framing.VariableBlocked blocked) {
            return new BlockedWriter(
                    output, blocked.rdw(), new BlockOutput(output, blocked.bdw(), blocked.blockBytes()));
        } else if (framing instanceof Framing.Spanned spanned) {
            return new SpannedWriter(
                    output, spanned.rdw(), new BlockOutput(output, spanned.bdw(), spanned.blockBytes()));
        } else if (framing instanceof Framing.SelfDescribing self) {
            return new SelfDescribingWriter(output, self.rule());
        } else {
            return new LineWriter(output, ((Framing.Lines) framing).ends());
        }
    }
}
