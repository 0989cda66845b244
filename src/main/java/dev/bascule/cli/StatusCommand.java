package dev.bascule.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.manage.Json;
import dev.bascule.manage.PromiseStatus;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bascule status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Routes, state, rates, backlog and books of a running bridge.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final Target target = new Target();

    @Option(names = "--json", description = "As one JSON document")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var status = target.connect().read("type=Bascule", "Status");
        var out = spec.commandLine().getOut();
        out.println(json ? Json.pretty(status) : text(status));
        return ExitCode.OK;
    }

    static String text(JsonNode status) {
        var text = new StringBuilder();
        text.append(status.path("instance").asText())
                .append(": ")
                .append(status.path("state").asText())
                .append("\n\n")
                .append(routes(status.path("routes")))
                .append('\n');
        for (var route : status.path("routes")) {
            for (var promise : route.path("promise")) {
                text.append(PromiseLine.of(route.path("id").asText(), promise(promise)))
                        .append('\n');
            }
        }
        text.append('\n').append(connections(status.path("connections")));
        status.path("cautions").forEach(caution -> text.append("\ncaution: ").append(caution.asText()));
        return text.toString();
    }

    private static Table routes(JsonNode routes) {
        var table = new Table(
                "ROUTE", "STATE", "MSG/S", "BACKLOG", "TAKEN", "DELIVERED", "FILTERED", "DUPLICATE", "DEAD", "REASON");
        for (var route : routes) {
            var books = route.path("books");
            table.add(
                    route.path("id").asText(),
                    route.path("state").asText(),
                    Math.round(route.path("ratePerSecond").asDouble()),
                    orDash(route.path("backlog")),
                    books.path("taken").asLong(),
                    books.path("delivered").asLong(),
                    books.path("filtered").asLong(),
                    books.path("duplicate").asLong(),
                    books.path("deadLettered").asLong(),
                    route.path("reason").asText());
        }
        return table;
    }

    private static PromiseStatus promise(JsonNode promise) {
        return new PromiseStatus(
                promise.path("target").asText(),
                promise.path("level").asText(),
                promise.path("order").asText(),
                promise.path("why").asText());
    }

    private static Table connections(JsonNode connections) {
        var table = new Table("CONNECTION", "KIND", "UP", "SINCE", "ERROR");
        for (var connection : connections) {
            table.add(
                    connection.path("name").asText(),
                    connection.path("kind").asText(),
                    connection.path("up").asBoolean() ? "yes" : "NO",
                    orDash(connection.path("since")),
                    connection.path("error").asText(""));
        }
        return table;
    }

    private static String orDash(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "-" : value.asText();
    }
}
