package dev.bascule.cli;

import dev.bascule.manage.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bascule deadletter export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes dead letters, each as a line of JSON, the oldest first. They stay in the store.")
final class DeadLetterExportCommand implements Callable<Integer> {
    @Mixin
    private final Target target = new Target();

    @Mixin
    private final LetterFilter filter = new LetterFilter();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Into this file, which must not exist; default: the standard output")
    private @Nullable Path file;

    @Option(
            names = "--reveal",
            description =
                    "What is protected too; without it, letters with protected fields have no body and cannot be imported")
    private boolean reveal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var bridge = DeadLetters.of(target);
        if (file == null) {
            export(bridge, spec.commandLine().getOut());
            return ExitCode.OK;
        }
        try (var out =
                new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW))) {
            long letters = export(bridge, out);
            if (out.checkError()) {
                throw new IOException(file + " cannot be written");
            }
            spec.commandLine().getErr().println(letters + " dead letters");
        }
        return ExitCode.OK;
    }

    private long export(DeadLetters bridge, PrintWriter out) throws IOException {
        var request = new LinkedHashMap<String, Object>();
        request.put("filter", filter.json(spec));
        request.put("reveal", reveal);
        long letters = 0;
        while (true) {
            var page = bridge.ask("exportLetters", request);
            for (var letter : page.path("letters")) {
                out.println(Json.line(letter));
                letters++;
            }
            out.flush();
            if (page.path("next").isNull()) {
                return letters;
            }
            request.put("cursor", page.path("next").asText());
        }
    }
}
