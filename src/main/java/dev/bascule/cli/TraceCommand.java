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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bascule trace}. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = {
            "Where is my message: when it was taken and from where, what became of it, which target has it under which receipt.",
            "Exit code 1 if it is not known; then it says what the trace covers, and where the message may be."
        })
final class TraceCommand implements Callable<Integer> {
    @Mixin
    private final Target target = new Target();

    @Parameters(
            paramLabel = "KEY",
            description = "Its idempotency key, or the name that its source gave it (JMSMessageID)")
    private String key = "";

    @Option(names = "--json", description = "As one JSON document")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var answer = target.connect().execute("type=Bascule", "trace", List.of(key));
        spec.commandLine().getOut().println(json ? Json.pretty(answer) : TraceText.of(answer));
        return isFound(answer) ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private static boolean isFound(JsonNode answer) {
        return !answer.path("messages").isEmpty() || !answer.path("deadLetters").isEmpty();
    }
}
