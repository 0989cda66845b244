package dev.bascule.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.connection.Quantities;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.stream.Collectors;

/** Filters as JSON: {@code {route?, reason?, since?, until?, key?, text?, ids?}}. Pure. */
public final class FilterJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private FilterJson() {}

    /**
     * Reads a filter; other fields are none of its business.
     *
     * @param now what {@code since} and {@code until} are counted back from when they are durations
     * @throws IllegalArgumentException a field has a value that it cannot have
     */
    public static DeadLetterFilter read(JsonNode json, Instant now) {
        var ids = new LinkedHashSet<String>();
        json.path("ids").forEach(id -> ids.add(id.asText()));
        text(json, "id").ifPresent(ids::add);
        return new DeadLetterFilter(
                text(json, "route"),
                text(json, "reason").map(FilterJson::reason),
                text(json, "since").map(text -> time("since", text, now)),
                text(json, "until").map(text -> time("until", text, now)),
                text(json, "key"),
                text(json, "text"),
                ids);
    }

    /** What {@link #read} reads. */
    public static ObjectNode write(DeadLetterFilter filter) {
        var json = MAPPER.createObjectNode();
        filter.route().ifPresent(route -> json.put("route", route));
        filter.reason().ifPresent(reason -> json.put("reason", reason.label()));
        filter.since().ifPresent(since -> json.put("since", since.toString()));
        filter.until().ifPresent(until -> json.put("until", until.toString()));
        filter.key().ifPresent(key -> json.put("key", key));
        filter.text().ifPresent(text -> json.put("text", text));
        if (!filter.ids().isEmpty()) {
            var ids = json.putArray("ids");
            filter.ids().forEach(ids::add);
        }
        return json;
    }

    /**
     * A time, or a duration before {@code now}: {@code 2026-01-31T12:00:00Z}, {@code 2h}, {@code PT2H}.
     *
     * @throws IllegalArgumentException it is neither
     */
    public static Instant time(String field, String text, Instant now) {
        var ago = Quantities.duration(text);
        if (ago.isPresent()) {
            return now.minus(ago.get());
        }
        try {
            return text.startsWith("P") ? now.minus(Duration.parse(text)) : Instant.parse(text);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    field + " '" + text + "' is neither a time such as 2026-01-31T12:00:00Z nor a duration such as 2h",
                    e);
        }
    }

    private static Optional<String> text(JsonNode json, String field) {
        var value = json.path(field);
        return value.isMissingNode() || value.isNull()
                ? Optional.empty()
                : Optional.of(value.asText()).filter(text -> !text.isEmpty());
    }

    private static DeadLetterReason reason(String label) {
        return DeadLetterReason.ofLabel(label)
                .orElseThrow(() -> new IllegalArgumentException("reason '" + label + "' is none of "
                        + Arrays.stream(DeadLetterReason.values())
                                .map(DeadLetterReason::label)
                                .collect(Collectors.joining(", "))));
    }
}
