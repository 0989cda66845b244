package dev.bascule.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** The answer of {@code bascule trace}, for people. */
final class TraceText {
    private final StringBuilder text = new StringBuilder();

    private TraceText() {}

    static String of(JsonNode answer) {
        var made = new TraceText();
        answer.path("messages").forEach(made::message);
        answer.path("deadLetters").forEach(made::letter);
        if (made.text.isEmpty()) {
            made.notFound(answer);
        }
        return made.text.toString().stripTrailing();
    }

    private void message(JsonNode message) {
        line(0, "%s by %s at %s", text(message, "outcome"), text(message, "route"), text(message, "endedAt"));
        line(1, "key      %s", text(message, "key") + also(message));
        line(1, "taken    %s from %s", text(message, "takenAt"), text(message, "source"));
        line(
                1,
                "by       instance %s, lane %s, batch %s",
                text(message, "instance"),
                text(message, "lane"),
                text(message, "batch"));
        if (message.has("error")) {
            line(1, "reason   %s at %s: %s", text(message, "reason"), text(message, "stage"), text(message, "error"));
        } else if (message.has("reason")) {
            line(1, "reason   %s", text(message, "reason"));
        }
        for (var place : message.path("targets")) {
            line(
                    1,
                    "target   %s  %s",
                    text(place, "target"),
                    place.has("receipt") ? text(place, "receipt") : "(no receipt)");
        }
        if (message.has("deadLetterId")) {
            line(1, "letter   %s", text(message, "deadLetterId"));
        }
        text.append('\n');
    }

    private static String also(JsonNode message) {
        return message.has("messageId") ? "  (" + text(message, "messageId") + ")" : "";
    }

    private void letter(JsonNode letter) {
        line(0, "among the dead letters of %s since %s", text(letter, "route"), text(letter, "lastAt"));
        line(1, "reason   %s at %s: %s", text(letter, "reason"), text(letter, "stage"), text(letter, "error"));
        line(1, "letter   %s  (bascule deadletter show %s)", text(letter, "id"), text(letter, "id"));
        text.append('\n');
    }

    private void notFound(JsonNode answer) {
        var window = answer.path("window");
        line(0, "no message is known by %s", text(answer, "key"));
        if (window.has("from")) {
            line(0, "the trace has %s messages, taken since %s", text(window, "messages"), text(window, "from"));
        } else {
            line(0, "the trace is empty");
        }
        answer.path("hints").forEach(hint -> line(0, "%s", hint.asText()));
    }

    private void line(int indent, String pattern, Object... values) {
        text.append("  ".repeat(indent)).append(String.format(pattern, values)).append('\n');
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
