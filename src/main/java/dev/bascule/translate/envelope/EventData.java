package dev.bascule.translate.envelope;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The data of a CloudEvent, and what section 3.1 of the JSON event format makes of it. Immutable. */
public sealed interface EventData {
    /** Which media types have JSON for data. */
    Pattern JSON_TYPE = Pattern.compile("(?i)[^/;]+/([^/;]+\\+)?json\\s*(;.*)?");

    /** There is none. */
    record None() implements EventData {}

    /** One value, embedded as it is written. */
    record Json(String text) implements EventData {}

    /** Becomes a JSON string. */
    record Text(String text) implements EventData {}

    /** Not to be changed; becomes Base64. */
    record Bytes(byte[] bytes) implements EventData {}

    /**
     * Data of a text.
     *
     * @param type its media type, if it is known; otherwise the text shows whether it is JSON
     * @throws IllegalArgumentException the type says JSON, and the text is none
     */
    static EventData of(String text, Optional<String> type) {
        if (text.isEmpty()) {
            return new None();
        }
        boolean isJson = JsonText.isJson(text);
        boolean shouldBe = type.isPresent() && JSON_TYPE.matcher(type.get()).matches();
        if (shouldBe && !isJson) {
            throw new IllegalArgumentException("the body is no JSON, although its media type is " + type.get());
        }
        return isJson && (shouldBe || type.isEmpty()) ? new Json(text) : new Text(text);
    }

    /** The media type that the data shows; empty without data. */
    default Optional<String> type() {
        if (this instanceof None) {
            return Optional.empty();
        }
        if (this instanceof Json) {
            return Optional.of("application/json");
        }
        return Optional.of(this instanceof Text ? "text/plain; charset=UTF-8" : "application/octet-stream");
    }

    /** Adds the member {@code data} or {@code data_base64} to an event. */
    default void write(JsonGenerator generator) throws IOException {
        if (this instanceof Json json) {
            generator.writeFieldName("data");
            generator.writeRawValue(json.text());
        } else if (this instanceof Text text) {
            generator.writeStringField("data", text.text());
        } else if (this instanceof Bytes binary) {
            generator.writeBinaryField("data_base64", binary.bytes());
        }
    }
}
