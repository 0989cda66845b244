package dev.bascule.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A point in the past: an ISO-8601 time, or a duration before now. */
final class Since {
    private Since() {}

    /** As ISO-8601; empty if {@code text} is. */
    static String instant(CommandSpec command, String text) {
        if (text.isEmpty()) {
            return text;
        }
        try {
            return text.startsWith("P")
                    ? Instant.now().minus(Duration.parse(text)).toString()
                    : Instant.parse(text).toString();
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "--since '" + text
                            + "' is neither a duration such as PT1H nor a time such as 2026-01-31T12:00:00Z");
        }
    }
}
