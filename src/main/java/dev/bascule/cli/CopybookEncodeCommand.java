package dev.bascule.cli;

import dev.bascule.translate.copybook.Encoded;
import dev.bascule.translate.copybook.RecordEncoder;
import dev.bascule.translate.copybook.RecordFile;
import dev.bascule.translate.copybook.frame.FileShape;
import dev.bascule.translate.copybook.frame.FramedRecord;
import dev.bascule.translate.copybook.frame.Framing;
import dev.bascule.translate.copybook.frame.FramingException;
import dev.bascule.translate.copybook.frame.LineEnds;
import dev.bascule.translate.copybook.frame.Margins;
import dev.bascule.translate.copybook.frame.RecordReader;
import dev.bascule.translate.copybook.frame.RecordWriter;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bascule copybook encode}. Memory is bounded by the longest line and the longest record. */
@Command(
        name = "encode",
        mixinStandardHelpOptions = true,
        description =
                "JSON, one object a line, to records. Objects with errors are left out and told on stderr; exit 1 then.")
final class CopybookEncodeCommand implements Callable<Integer> {
    private static final int LONGEST_LINE_BYTES = 256 << 20;
    private static final long NO_FILE = -1;

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
        var lines = new FileShape(new Framing.Lines(LineEnds.ASCII), Margins.NONE, LONGEST_LINE_BYTES);
        try (var in = data.open()) {
            var writer = RecordWriter.to(out, settings.file().shape().framing());
            encode(RecordReader.open(in, lines), settings, writer, errors);
            writer.finish();
        } catch (FramingException e) {
            errors.print(e);
        }
        out.flush();
        return errors.any() ? ExitCode.NEGATIVE : ExitCode.OK;
    }

    private static void encode(
            RecordReader lines, CopybookSettings settings, RecordWriter writer, CopybookErrors errors)
            throws IOException, FramingException {
        var encoder = settings.copybook().encoder();
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!isBlank(line.get())) {
                encode(line.get(), encoder, settings.file(), writer, errors);
            }
        }
    }

    private static void encode(
            FramedRecord line, RecordEncoder encoder, RecordFile file, RecordWriter writer, CopybookErrors errors)
            throws IOException, FramingException {
        var encoded = encoder.encode(line.bytes(), line.start(), line.length());
        if (encoded instanceof Encoded.Written written) {
            file.write(written, writer);
        } else if (encoded instanceof Encoded.Refused refused) {
            errors.print(line.number(), NO_FILE, refused.errors());
        }
    }

    private static boolean isBlank(FramedRecord line) {
        for (int i = line.start(); i < line.start() + line.length(); i++) {
            if (line.bytes()[i] > ' ' || line.bytes()[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
