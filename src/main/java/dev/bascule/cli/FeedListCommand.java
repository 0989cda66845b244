package dev.bascule.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.manage.Json;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bascule feed list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "The files of a route, and how far each is.")
final class FeedListCommand implements Callable<Integer> {
    @Mixin
    private final Target target = new Target();

    @Parameters(paramLabel = "ROUTE", description = "The route's id")
    private String route = "";

    @Option(names = "--json", description = "As one JSON document")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var files = target.connect().read("type=Bridge,name=" + route, "Files");
        spec.commandLine().getOut().println(json ? Json.pretty(files) : table(files));
        return ExitCode.OK;
    }

    private static Table table(JsonNode files) {
        var table = new Table("FILE", "STATE", "SIZE", "RECORDS", "OFFSET", "WHY");
        for (var file : files) {
            var reason = file.path("reason").asText("");
            var detail = file.path("detail").asText();
            table.add(
                    file.path("name").asText(),
                    file.path("state").asText(),
                    file.path("sizeBytes").asLong(),
                    file.path("records").asLong(),
                    file.path("offset").asLong(),
                    file.path("reason").isNull() ? detail : reason + ": " + detail);
        }
        return table;
    }
}
