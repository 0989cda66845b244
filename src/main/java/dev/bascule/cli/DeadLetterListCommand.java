package dev.bascule.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.deadletter.DeadLetterJson;
import dev.bascule.deadletter.DeadLetterText;
import dev.bascule.manage.Json;
import java.io.IOException;
import java.util.ArrayList;
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

    @Option(names = "--route", paramLabel = "ID", defaultValue = "", description = "Only of this route")
    private String route = "";

    @Option(names = "--reason", paramLabel = "REASON", defaultValue = "", description = "Only for this reason")
    private String reason = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "",
            description = "Only later ones: a duration ago such as PT1H, or a time such as 2026-01-31T12:00:00Z")
    private String since = "";

    @Option(names = "--key", paramLabel = "KEY", defaultValue = "", description = "Only with this idempotency key")
    private String key = "";

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
        var since = Since.instant(spec, this.since);
        var bridge = target.connect();
        var letters = new ArrayList<JsonNode>();
        var after = 0L;
        while (letters.size() < limit) {
            var arguments = List.of(route, reason, since, key, after, limit - letters.size());
            var page = bridge.execute("type=DeadLetters", "list", arguments);
            page.path("letters").forEach(letters::add);
            after = page.path("next").asLong();
            if (after == 0) {
                break;
            }
        }
        return letters;
    }
}
