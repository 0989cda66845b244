package dev.bascule.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.manage.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bascule deadletter replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Sends dead letters through their route again. What the route settles leaves the store.")
final class DeadLetterReplayCommand implements Callable<Integer> {
    @Mixin
    private final Target target = new Target();

    @Mixin
    private final LetterChoice letters = new LetterChoice();

    @Option(names = "--into", paramLabel = "ROUTE", description = "Through this route instead of their own")
    private @Nullable String into;

    @Option(names = "--rate", paramLabel = "N", description = "At most so many messages a second for each route")
    private @Nullable Double rate;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, the oldest first")
    private @Nullable Long limit;

    @Option(names = "--body", paramLabel = "FILE", description = "With the bytes of this file as body; of one letter")
    private @Nullable Path body;

    @Option(
            names = "--header",
            paramLabel = "NAME=VALUE",
            description = "With this property or header; without '=' it is taken away; of one letter; can be repeated")
    private List<String> headers = new ArrayList<>();

    @Option(names = "--dry-run", description = "Says what would happen, and does nothing")
    private boolean dryRun;

    @Option(names = "--wait", description = "Until it has ended; exit 1 unless every letter was settled")
    private boolean untilEnded;

    @Option(names = "--json", description = "As one JSON document")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var request = request();
        var bridge = DeadLetters.of(target);
        var answer = bridge.ask("replay", request);
        if (!dryRun && untilEnded) {
            return new ReplayWait(bridge, spec.commandLine().getOut(), json).until(answer.path("jobs"));
        }
        var out = spec.commandLine().getOut();
        out.print(json ? Json.pretty(answer) + "\n" : text(answer));
        out.flush();
        return ExitCode.OK;
    }

    private Map<String, Object> request() throws IOException {
        var wanted = letters.json(spec);
        var request = new LinkedHashMap<String, Object>();
        request.put("filter", wanted);
        request.put("dryRun", dryRun);
        putIfGiven(request, "route", into);
        putIfGiven(request, "rate", rate);
        putIfGiven(request, "limit", limit);
        var edit = edit();
        if (!edit.isEmpty()) {
            request.put("edit", edit);
        }
        return request;
    }

    private static void putIfGiven(Map<String, Object> request, String name, @Nullable Object value) {
        if (value != null) {
            request.put(name, value);
        }
    }

    private Map<String, Object> edit() throws IOException {
        var edit = new LinkedHashMap<String, Object>();
        if (body != null) {
            edit.put("bodyBase64", Base64.getEncoder().encodeToString(Files.readAllBytes(body)));
        }
        if (!headers.isEmpty()) {
            var values = new LinkedHashMap<String, @Nullable String>();
            for (var header : headers) {
                int equals = header.indexOf('=');
                values.put(
                        equals < 0 ? header : header.substring(0, equals),
                        equals < 0 ? null : header.substring(equals + 1));
            }
            edit.put("headers", values);
        }
        return edit;
    }

    private String text(JsonNode answer) {
        if (!dryRun) {
            var text = new StringBuilder();
            answer.path("jobs")
                    .forEach(job -> text.append("replay ").append(job.asText()).append('\n'));
            return text.append(answer.path("requested").asLong())
                    .append(" dead letters; see bascule deadletter jobs\n")
                    .toString();
        }
        var table = new Table("ID", "ROUTE", "WHAT");
        answer.path("would")
                .forEach(letter -> table.add(
                        letter.path("id").asText(),
                        letter.path("route").asText(),
                        letter.path("what").asText()));
        return table + "" + answer.path("count").asLong() + " dead letters, nothing was done\n";
    }
}
