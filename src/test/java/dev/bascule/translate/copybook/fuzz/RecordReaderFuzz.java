package dev.bascule.translate.copybook.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bascule.translate.copybook.frame.Descriptor;
import dev.bascule.translate.copybook.frame.DescriptorForm;
import dev.bascule.translate.copybook.frame.FileShape;
import dev.bascule.translate.copybook.frame.Framing;
import dev.bascule.translate.copybook.frame.FramingException;
import dev.bascule.translate.copybook.frame.LineEnds;
import dev.bascule.translate.copybook.frame.Margins;
import dev.bascule.translate.copybook.frame.RecordReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Any file is read to its end or refused, and no byte is read twice. */
class RecordReaderFuzz {
    static final List<FileShape> SHAPES = shapes();

    @FuzzTest(maxExecutions = Fuzzing.EXECUTIONS, maxDuration = "")
    void any_file_is_read_or_refused(byte[] data) throws IOException {
        accepts(data);
    }

    /** Fails, or tells whether it can be read in any shape. */
    static boolean accepts(byte[] data) throws IOException {
        boolean accepted = false;
        for (var shape : SHAPES) {
            try {
                readAll(RecordReader.open(new ByteArrayInputStream(data), shape), data.length);
                accepted = true;
            } catch (FramingException refused) {
                if (refused.fileOffset() > data.length) {
                    throw new AssertionError("refused behind the end of the file", refused);
                }
            }
        }
        return accepted;
    }

    private static void readAll(RecordReader reader, int fileBytes) throws IOException, FramingException {
        long offset = 0;
        for (var record = reader.next(); record.isPresent(); record = reader.next()) {
            var next = record.get().next();
            if (record.get().fileOffset() < offset || next.offset() <= offset || next.offset() > fileBytes) {
                throw new AssertionError("record " + record.get().number() + " lies in the wrong place");
            }
            offset = next.offset();
        }
    }

    private static List<FileShape> shapes() {
        var framings = new ArrayList<Framing>(List.of(
                new Framing.Fixed(3),
                new Framing.Lines(LineEnds.EBCDIC),
                new Framing.Lines(LineEnds.ASCII),
                new Framing.SelfDescribing(head -> {
                    head.require(1);
                    return head.bytes()[head.start()];
                })));
        for (var form : DescriptorForm.values()) {
            var word = new Descriptor(form, 0);
            framings.add(new Framing.Variable(word));
            framings.add(new Framing.VariableBlocked(word, word, Framing.DEFAULT_BLOCK_BYTES));
            framings.add(new Framing.Spanned(word, word, Framing.DEFAULT_BLOCK_BYTES));
        }
        return framings.stream()
                .map(framing -> new FileShape(framing, new Margins(1, 1, 1, 1), 1_000))
                .toList();
    }
}
