package dev.bascule.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.deadletter.DeadLetterJson;
import dev.bascule.manage.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bascule deadletter import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Puts exported dead letters into the store; those that it has already are left.")
final class DeadLetterImportCommand implements Callable<Integer> {
    private static final int MOST_LETTERS = 50;
    private static final int MOST_CHARS = 4 << 20;

    @Mixin
    private final Target target = new Target();

    @Parameters(paramLabel = "FILE", description = "As 'deadletter export' has written it")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private Path file;

    @Option(names = "--json", description = "As one JSON document")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    private long imported;
    private long skipped;

    @Override
    public Integer call() throws IOException {
        var bridge = DeadLetters.of(target);
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            importAll(bridge, lines);
        }
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(Map.of("imported", imported, "skipped", skipped)));
        } else {
            out.println(imported + " dead letters imported, " + skipped + " were there already");
        }
        out.flush();
        return ExitCode.OK;
    }

    private void importAll(DeadLetters bridge, BufferedReader lines) throws IOException {
        var letters = new ArrayList<JsonNode>();
        long chars = 0;
        int number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            letters.add(letter(line, number));
            chars += line.length();
            if (letters.size() == MOST_LETTERS || chars > MOST_CHARS) {
                send(bridge, letters);
                letters.clear();
                chars = 0;
            }
        }
        if (!letters.isEmpty()) {
            send(bridge, letters);
        }
    }

    private JsonNode letter(String line, int number) {
        try {
            var letter = Json.tree(line);
            DeadLetterJson.fromJson(letter);
            return letter;
        } catch (JsonProcessingException e) {
            throw new CommandException(
                    ExitCode.NEGATIVE, "bascule: " + file + ":" + number + ": no JSON: " + e.getOriginalMessage());
        } catch (RuntimeException e) {
            throw new CommandException(ExitCode.NEGATIVE, "bascule: " + file + ":" + number + ": " + e.getMessage());
        }
    }

    private void send(DeadLetters bridge, List<JsonNode> letters) throws IOException {
        var answer = bridge.ask("importLetters", Map.of("letters", letters));
        imported += answer.path("imported").asLong();
        skipped += answer.path("skipped").asLong();
    }
}
