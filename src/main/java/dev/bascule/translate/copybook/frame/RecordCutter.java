package dev.bascule.translate.copybook.frame;

import java.io.IOException;
import java.util.Optional;

/** Finds the end of one record after the other. One for each {@link Framing}. */
interface RecordCutter {
    /** The next record; empty at the file's end. */
    Optional<Slice> next() throws IOException, FramingException;

    /** Offset behind the block that the next record lies in, or of the next byte when it lies in none. */
    long blockEnd();

    /** @param blockEnd where the block ends that the input stands in */
    static RecordCutter of(Framing framing, RecordInput input, long blockEnd) {
        if (framing instanceof Framing.Fixed fixed) {
            return new FixedCutter(input, fixed.recordBytes());
        } else if (framing instanceof Framing.FixedBlocked fixed) {
            return new FixedCutter(input, fixed.recordBytes());
        } else if (framing instanceof Framing.Variable variable) {
            return new VariableCutter(input, variable.rdw());
        } else if (framing instanceof Framing.VariableBlocked blocked) {
            return new BlockedCutter(input, blocked.rdw(), new BlockInput(input, blocked.bdw(), blockEnd));
        } else if (framing instanceof Framing.Spanned spanned) {
            return new SpannedCutter(input, spanned.rdw(), new BlockInput(input, spanned.bdw(), blockEnd));
        } else if (framing instanceof Framing.SelfDescribing self) {
            return new SelfDescribingCutter(input, self.rule());
        } else {
            return new LineCutter(input, ((Framing.Lines) framing).ends());
        }
    }
}
