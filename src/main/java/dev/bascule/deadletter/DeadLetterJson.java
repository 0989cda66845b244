package dev.bascule.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bascule.batch.DeadLetterReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Dead letters as JSON, as commands and management show them. Times are ISO 8601 in UTC, the reason is its label. */
public final class DeadLetterJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DeadLetterJson() {}

    /** One dead letter as an object; without {@code bodyBase64} if its body was left out. */
    public static ObjectNode toJson(DeadLetter letter) {
        var json = MAPPER.createObjectNode();
        json.put("id", letter.id());
        json.put("key", letter.key());
        json.put("instance", letter.instance());
        json.put("route", letter.route());
        json.put("source", letter.source());
        json.put("stage", letter.stage());
        json.put("reason", letter.reason().label());
        json.put("error", letter.error());
        json.set("fieldErrors", MAPPER.valueToTree(letter.fieldErrors()));
        json.put("attempts", letter.attempts());
        json.put("firstAt", letter.firstAt().toString());
        json.put("lastAt", letter.lastAt().toString());
        json.set("headers", MAPPER.valueToTree(letter.headers()));
        json.set("properties", MAPPER.valueToTree(letter.properties()));
        json.put("bodyType", letter.bodyType());
        json.put("bodyBytes", letter.bodyBytes());
        if (letter.body().length > 0 || letter.bodyBytes() == 0) {
            json.put("bodyBase64", Base64.getEncoder().encodeToString(letter.body()));
        }
        json.set("deliveredTo", MAPPER.valueToTree(letter.deliveredTo()));
        json.put("replays", letter.replays());
        return json;
    }

    /**
     * A whole dead letter as one line of an export: as {@link #toJson(DeadLetter)}, but a header or property that is no string, boolean, int or double
     * names its type, so that {@link #fromJson} gives back the very same letter.
     */
    public static ObjectNode toExport(DeadLetter letter) {
        var json = toJson(letter);
        json.set("headers", TypedValues.tree(letter.headers()));
        json.set("properties", TypedValues.tree(letter.properties()));
        return json;
    }

    /**
     * Reads {@link #toExport} back, and {@link #toJson(DeadLetter)}, whose numbers among headers and properties may come back as another type.
     *
     * @throws IllegalArgumentException it is something else
     */
    public static DeadLetter fromJson(JsonNode json) {
        return new DeadLetter(
                text(json, "id"),
                text(json, "key"),
                text(json, "instance"),
                text(json, "route"),
                text(json, "source"),
                text(json, "stage"),
                reason(text(json, "reason")),
                text(json, "error"),
                list(json, "fieldErrors"),
                json.path("attempts").asInt(),
                Instant.parse(text(json, "firstAt")),
                Instant.parse(text(json, "lastAt")),
                map(json, "headers"),
                map(json, "properties"),
                text(json, "bodyType"),
                Base64.getDecoder().decode(json.path("bodyBase64").asText()),
                json.path("bodyBytes").asLong(),
                list(json, "deliveredTo"),
                json.path("replays").asInt());
    }

    private static DeadLetterReason reason(String label) {
        return DeadLetterReason.ofLabel(label)
                .orElseThrow(() -> new IllegalArgumentException("not a dead letter: unknown reason " + label));
    }

    private static String text(JsonNode json, String field) {
        var value = json.get(field);
        if (value == null) {
            throw new IllegalArgumentException("not a dead letter: it has no " + field);
        }
        return value.asText();
    }

    private static List<String> list(JsonNode json, String field) {
        var values = new ArrayList<String>();
        json.path(field).forEach(value -> values.add(value.asText()));
        return values;
    }

    private static Map<String, Object> map(JsonNode json, String field) {
        var values = new LinkedHashMap<String, Object>();
        json.path(field)
                .fields()
                .forEachRemaining(entry -> values.put(entry.getKey(), TypedValues.value(entry.getValue())));
        return values;
    }
}
