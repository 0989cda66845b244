package dev.bascule.cli;

import dev.bascule.manage.Json;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bascule deadletter discard}. */
@Command(
        name = "discard",
        mixinStandardHelpOptions = true,
        description = "Removes dead letters for good, without delivering them.")
final class DeadLetterDiscardCommand implements Callable<Integer> {
    @Mixin
    private final Target target = new Target();

    @Mixin
    private final LetterChoice letters = new LetterChoice();

    @Option(names = "--because", paramLabel = "TEXT", defaultValue = "", description = "Why; the audit keeps it")
    private String because = "";

    @Option(names = "--dry-run", description = "Says how many, and does nothing")
    private boolean dryRun;

    @Option(names = "--json", description = "As one JSON document")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var wanted = letters.json(spec);
        if (because.isBlank() && !dryRun) {
            throw new ParameterException(spec.commandLine(), "--because TEXT: say why, the audit keeps it");
        }
        var answer =
                DeadLetters.of(target).ask("discard", Map.of("filter", wanted, "reason", because, "dryRun", dryRun));
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(answer));
        } else if (dryRun) {
            out.println(answer.path("would").asLong() + " dead letters would be discarded");
        } else {
            out.println(answer.path("discarded").asLong() + " dead letters discarded");
        }
        out.flush();
        return ExitCode.OK;
    }
}
