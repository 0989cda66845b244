package dev.bascule.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.deadletter.DeadLetterJson;
import dev.bascule.deadletter.DeadLetterText;
import dev.bascule.manage.Json;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
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
    /** What of a letter. */
    enum View {
        ALL,
        TEXT,
        JSON,
        HEX,
        DECODED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private final Target target = new Target();

    @Parameters(paramLabel = "ID", description = "As 'deadletter list' shows it")
    private String id = "";

    @Option(
            names = "--as",
            paramLabel = "VIEW",
            defaultValue = "all",
            description =
                    "all (default), or the body alone: text, json, hex (with EBCDIC and ASCII), decoded (by the route's copybook)")
    private View view = View.ALL;

    @Option(names = "--reveal", description = "What is protected too; the audit says who looked")
    private boolean reveal;

    @Option(names = "--json", description = "As one JSON document")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var letter = DeadLetters.of(target).ask("show", Map.of("id", id, "reveal", reveal));
        if (letter.isMissingNode() || letter.isNull()) {
            throw new CommandException(ExitCode.NEGATIVE, "bascule: there is no dead letter " + id);
        }
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(letter));
        } else if (view == View.ALL) {
            out.print(DeadLetterText.show(DeadLetterJson.fromJson(letter), letter.path("views")));
        } else {
            out.println(body(letter));
        }
        out.flush();
        return ExitCode.OK;
    }

    private String body(JsonNode letter) {
        var body = letter.path("views").path(view.toString());
        if (body.isMissingNode()) {
            var why = letter.path("views").path("masked").asText("");
            var errors = letter.path("views").path("decodeErrors");
            throw new CommandException(
                    ExitCode.NEGATIVE,
                    "bascule: dead letter " + id + " has no view '" + view + "'"
                            + (view == View.DECODED && !errors.isMissingNode() ? ": " + errors : "")
                            + (why.isEmpty() ? "" : ": " + why));
        }
        return body.isTextual() ? DeadLetterText.lines(body.asText()) : Json.pretty(body);
    }
}
