package dev.bascule.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.manage.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bascule deadletter show}. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one dead letter whole.")
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
        spec.commandLine().getOut().println(json ? Json.pretty(letter) : text(letter));
        return ExitCode.OK;
    }

    private static String text(JsonNode letter) {
        var text = new StringBuilder();
        letter.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("bodyBase64")) {
                var value = field.getValue();
                text.append(field.getKey())
                        .append(": ")
                        .append(value.isValueNode() ? value.asText() : value)
                        .append('\n');
            }
        });
        return text.append('\n').append(body(letter)).toString();
    }

    private static String body(JsonNode letter) {
        var base64 = letter.path("bodyBase64").asText();
        return letter.path("bodyType").asText().equals("bytes")
                ? base64
                : new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
