package dev.bascule.cli;

import dev.bascule.manage.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bascule deadletter audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Who has done what to which dead letter, newest first.")
final class DeadLetterAuditCommand implements Callable<Integer> {
    @Mixin
    private final Target target = new Target();

    @Parameters(paramLabel = "ID", arity = "0..1", description = "Only to this one")
    private @Nullable String id;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many (default: 100)")
    private int limit;

    @Option(names = "--json", description = "As one JSON document")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var request = new LinkedHashMap<String, Object>();
        request.put("limit", limit);
        if (id != null) {
            request.put("id", id);
        }
        var entries = DeadLetters.of(target).ask("audit", request);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(entries));
        } else {
            var table = new Table("AT", "WHO", "ACTION", "LETTER", "DETAIL");
            entries.forEach(entry -> table.add(
                    entry.path("at").asText(),
                    entry.path("who").asText(),
                    entry.path("action").asText(),
                    entry.path("letterId").asText("-"),
                    entry.path("detail").asText()));
            out.print(table);
        }
        out.flush();
        return ExitCode.OK;
    }
}
