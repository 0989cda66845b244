package dev.bascule.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bascule.manage.Json;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bascule deadletter jobs}. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        description = "Lists the replays, newest first, or shows, cancels or abandons one.")
final class DeadLetterJobsCommand implements Callable<Integer> {
    @Mixin
    private final Target target = new Target();

    @Parameters(paramLabel = "REPLAY", arity = "0..1", description = "This one")
    private @Nullable String id;

    @Option(names = "--cancel", paramLabel = "REPLAY", description = "Ends this one; what it has sent stays sent")
    private @Nullable String cancelled;

    @Option(
            names = "--abandon",
            paramLabel = "REPLAY",
            description =
                    "Ends this one, whose route or instance will not come back, and frees its letters; those of its last"
                            + " batch may have been delivered")
    private @Nullable String abandoned;

    @Option(names = "--json", description = "As one JSON document")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var bridge = DeadLetters.of(target);
        var out = spec.commandLine().getOut();
        if (cancelled != null) {
            print(bridge.ask("cancel", Map.of("id", cancelled)));
        } else if (abandoned != null) {
            print(bridge.ask("cancel", Map.of("id", abandoned, "abandon", true)));
        } else if (id != null) {
            print(bridge.ask("job", Map.of("id", id)));
        } else {
            var jobs = bridge.ask("jobs");
            out.print(json ? Json.pretty(jobs) + "\n" : ReplayLines.of(jobs));
        }
        out.flush();
        return ExitCode.OK;
    }

    private void print(JsonNode job) {
        spec.commandLine()
                .getOut()
                .print(
                        json
                                ? Json.pretty(job) + "\n"
                                : ReplayLines.of(
                                        JsonNodeFactory.instance.arrayNode().add(job)));
    }
}
