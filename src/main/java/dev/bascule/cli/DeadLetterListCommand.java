package dev.bascule.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.deadletter.DeadLetterJson;
import dev.bascule.deadletter.DeadLetterText;
import dev.bascule.manage.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bascule deadletter list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists dead letters, the oldest first.")
final class DeadLetterListCommand implements Callable<Integer> {
    @Mixin
    private final Target target = new Target();

    @Mixin
    private final LetterFilter filter = new LetterFilter();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many (default: 100)")
    private int limit;

    @Option(names = "--json", description = "As one JSON document")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var letters = letters();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(letters));
        } else {
            letters.forEach(letter -> out.println(DeadLetterText.line(DeadLetterJson.fromJson(letter))));
        }
        out.flush();
        return ExitCode.OK;
    }

    private List<JsonNode> letters() throws IOException {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit " + limit + ": it must be 1 or more");
        }
        var request = new LinkedHashMap<>(filter.json(spec));
        var bridge = DeadLetters.of(target);
        var letters = new ArrayList<JsonNode>();
        while (letters.size() < limit) {
            request.put("limit", limit - letters.size());
            var page = bridge.ask("list", request);
            page.path("items").forEach(letters::add);
            if (page.path("next").isNull()) {
                break;
            }
            request.put("cursor", page.path("next").asText());
        }
        return letters;
    }
}
