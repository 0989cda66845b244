package dev.bascule.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.manage.Json;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bascule deadletter list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists dead letters, the newest first.")
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
        var arguments = List.of(route, reason, Since.instant(spec, since), key, limit);
        var letters = target.connect().execute("type=DeadLetters", "list", arguments);
        var out = spec.commandLine().getOut();
        out.print(json ? Json.pretty(letters) + "\n" : table(letters).toString());
        out.flush();
        return ExitCode.OK;
    }

    private static Table table(JsonNode letters) {
        var table = new Table("ID", "LAST", "ROUTE", "REASON", "STAGE", "KEY", "ERROR");
        for (var letter : letters) {
            table.add(
                    letter.path("id").asText(),
                    letter.path("lastAt").asText(),
                    letter.path("route").asText(),
                    letter.path("reason").asText(),
                    letter.path("stage").asText(),
                    letter.path("key").asText(),
                    letter.path("error").asText());
        }
        return table;
    }
}
