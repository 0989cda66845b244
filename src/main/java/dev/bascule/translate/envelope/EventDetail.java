package dev.bascule.translate.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The detail of an EventBridge event: {@code {"metadata": {…}, "data": …}}, or an object that is one already. A body that is JSON is embedded as it is
 * written, numbers digit by digit; any other text becomes a JSON string. Immutable.
 *
 * @param json one object
 * @param utf8Bytes how many bytes it has in UTF-8
 */
public record EventDetail(String json, int utf8Bytes) {
    private static final String CLOSING = "}";

    /** Counts the bytes. */
    public EventDetail(String json) {
        this(json, utf8Bytes(json));
    }

    /**
     * Metadata and the whole body.
     *
     * @param bodyBytes how many bytes {@code body} has in UTF-8: it is most of the detail, and mostly known
     */
    public static EventDetail stateTransfer(Metadata metadata, String body, int bodyBytes) {
        var opening = opening(metadata);
        return JsonText.isJson(body)
                ? new EventDetail(opening + body + CLOSING, utf8Bytes(opening) + bodyBytes + CLOSING.length())
                : new EventDetail(opening + JsonText.string(body) + CLOSING);
    }

    /** Metadata and {@code data}, whose values are strings, numbers or booleans. */
    public static EventDetail notification(Metadata metadata, Map<String, Object> data) {
        var fields = JsonText.object(generator -> {
            for (var field : data.entrySet()) {
                generator.writeObjectField(field.getKey(), field.getValue());
            }
        });
        return new EventDetail(opening(metadata) + fields + CLOSING);
    }

    /** Up to the value of {@code data}. */
    private static String opening(Metadata metadata) {
        var fields = JsonText.object(generator -> {
            for (var field : metadata.fields().entrySet()) {
                generator.writeStringField(field.getKey(), field.getValue());
            }
        });
        return "{\"metadata\":" + fields + ",\"data\":";
    }

    private static int utf8Bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
