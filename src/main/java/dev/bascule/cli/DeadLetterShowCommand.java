package dev.bascule.cli;

import dev.bascule.deadletter.DeadLetterJson;
import dev.bascule.deadletter.DeadLetterText;
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

/** {@code bascule deadletter show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows one dead letter, of its body up to 8 MiB.")
final class DeadLetterShowCommand implements Callable<Integer> {
    @Mixin
    private final Target target = new Target();

    @Parameters(paramLabel = "ID", description = "As 'deadletter list' shows it")
    private String id = "";

    @Option(names = "--json", description = "As one JSON document")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var letter = target.connect().execute("type=DeadLetters", "show", List.of(id));
        if (letter.isMissingNode() || letter.isNull()) {
            throw new CommandException(ExitCode.NEGATIVE, "bascule: there is no dead letter " + id);
        }
        spec.commandLine()
                .getOut()
                .println(json ? Json.pretty(letter) : DeadLetterText.show(DeadLetterJson.fromJson(letter)));
        return ExitCode.OK;
    }
}
