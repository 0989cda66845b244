package dev.bascule.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;

/** Dead letters for a terminal. Whatever a message brought along is shown without control characters, so that it cannot steer the terminal. */
public final class DeadLetterText {
    /** So much of a body is dumped; {@code --json} has more. */
    public static final int MOST_DUMPED_BYTES = 64 * 1024;

    private static final int LABEL_WIDTH = 13;
    private static final int MOST_LINE_ERROR_CHARS = 100;

    private DeadLetterText() {}

    /** One line for a list: id, when last taken, route, reason, key, error. */
    public static String line(DeadLetter letter) {
        var error = printable(letter.error());
        if (error.length() > MOST_LINE_ERROR_CHARS) {
            error = error.substring(0, MOST_LINE_ERROR_CHARS - 1) + "…";
        }
        return String.join(
                "  ",
                letter.id(),
                letter.lastAt().toString(),
                letter.route(),
                letter.reason().label(),
                printable(letter.key()),
                error);
    }

    /** The same with what there is besides the body's bytes: the record by its layout, or that something is held back. */
    public static String show(DeadLetter letter, JsonNode views) {
        var text = new StringBuilder(show(letter));
        if (views.has("masked")) {
            field(text, "masked", views.path("masked").asText());
            if (!views.has("decoded") && views.has("json")) {
                text.append("json\n")
                        .append(lines(views.path("json").toPrettyString()))
                        .append('\n');
            }
        }
        if (views.has("decoded")) {
            text.append("decoded\n")
                    .append(lines(views.path("decoded").toPrettyString()))
                    .append('\n');
        }
        views.path("decodeErrors").forEach(error -> field(text, "decode error", error.asText()));
        return text.toString();
    }

    /** Text of several lines, each fit for a terminal. */
    public static String lines(String text) {
        return text.lines().map(DeadLetterText::printable).collect(Collectors.joining("\n"));
    }

    /** Everything, the body as hexadecimal digits, EBCDIC and ASCII. */
    public static String show(DeadLetter letter) {
        var text = new StringBuilder();
        field(text, "id", letter.id());
        field(text, "key", letter.key());
        field(text, "instance", letter.instance());
        field(text, "route", letter.route());
        field(text, "source", letter.source());
        field(text, "stage", letter.stage());
        field(text, "reason", letter.reason().label());
        field(text, "error", letter.error());
        letter.fieldErrors().forEach(error -> field(text, "field error", error));
        field(text, "attempts", String.valueOf(letter.attempts()));
        field(text, "first at", letter.firstAt().toString());
        field(text, "last at", letter.lastAt().toString());
        letter.deliveredTo().forEach(target -> field(text, "delivered to", target));
        values(text, "headers", letter.headers());
        values(text, "properties", letter.properties());
        body(text, letter);
        return text.toString();
    }

    private static void field(StringBuilder text, String label, String value) {
        text.append(label).append(" ".repeat(Math.max(1, LABEL_WIDTH - label.length())));
        text.append(printable(value)).append('\n');
    }

    private static void values(StringBuilder text, String label, Map<String, Object> values) {
        if (values.isEmpty()) {
            return;
        }
        text.append(label).append('\n');
        values.forEach((name, value) -> text.append("  ")
                .append(printable(name))
                .append(" = ")
                .append(printable(String.valueOf(value)))
                .append('\n'));
    }

    private static void body(StringBuilder text, DeadLetter letter) {
        long bytes = letter.bodyBytes();
        field(text, "body", letter.bodyType() + ", " + bytes + (bytes == 1 ? " byte" : " bytes"));
        int shown = Math.min(letter.body().length, MOST_DUMPED_BYTES);
        HexDump.append(text, letter.body(), shown, HexDump.EBCDIC);
        if (shown < bytes && letter.body().length > 0) {
            text.append("… ").append(bytes - shown).append(" more bytes; --json shows more\n");
        }
    }

    private static String printable(String value) {
        return value.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
