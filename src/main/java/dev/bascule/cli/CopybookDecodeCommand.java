package dev.bascule.cli;

import dev.bascule.translate.copybook.Decoded;
import dev.bascule.translate.copybook.RecordDecoder;
import dev.bascule.translate.copybook.frame.FramedRecord;
import dev.bascule.translate.copybook.frame.FramingException;
import dev.bascule.translate.copybook.frame.RecordReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bascule copybook decode}. Memory is bounded by the longest record. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description =
                "Records to JSON: one object a line. Records with errors are left out and told on stderr; exit 1 then.")
final class CopybookDecodeCommand implements Callable<Integer> {
    @Mixin
    private final LayoutFile layout = new LayoutFile();

    @Mixin
    private final DataFile data = new DataFile();

    @Mixin
    private final RecordOptions recordOptions = new RecordOptions();

    @Mixin
    private final FileOptionNames fileOptions = new FileOptionNames();

    @Option(names = "--json", description = "Errors as JSON, one object a line")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var settings = CopybookSettings.of(spec, layout.read());
        var errors = new CopybookErrors(spec.commandLine().getErr(), json);
        errors.warn(settings.copybook().warnings());
        var out = new ByteOutput(System.out);
        try (var in = data.open()) {
            var reader = RecordReader.open(in, settings.file().shape());
            decode(reader, settings, out, errors);
        } catch (FramingException e) {
            errors.print(e);
        }
        out.flush();
        return errors.any() ? ExitCode.NEGATIVE : ExitCode.OK;
    }

    private static void decode(RecordReader reader, CopybookSettings settings, OutputStream out, CopybookErrors errors)
            throws IOException, FramingException {
        var decoder = settings.copybook().decoder();
        boolean warned = false;
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            var record = next.get();
            if (record.role() == FramedRecord.Role.DATA) {
                decode(record, decoder, out, errors);
                int left = settings.file().bytesLeft(decoder, record.length());
                if (left > 0 && !warned) {
                    warned = true;
                    errors.warn("record " + record.number() + " is longer than its layout; " + left
                            + " bytes are left out, as in any other such record");
                }
            }
        }
    }

    private static void decode(FramedRecord record, RecordDecoder decoder, OutputStream out, CopybookErrors errors)
            throws IOException {
        var decoded =
                decoder.decode(record.bytes(), record.start(), record.length(), record.number(), record.fileOffset());
        if (decoded instanceof Decoded.Accepted accepted) {
            out.write(accepted.json().bytes(), 0, accepted.json().length());
            out.write('\n');
        } else if (decoded instanceof Decoded.Rejected rejected) {
            errors.print(record.number(), record.fileOffset(), rejected.errors());
        }
    }
}
