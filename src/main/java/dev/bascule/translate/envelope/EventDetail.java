package dev.bascule.translate.envelope;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/**
 * The detail of an EventBridge event: {@code {"metadata": {…}, "data": …}}. A body that is JSON is embedded as it is written, numbers digit by
 * digit; any other text becomes a JSON string. Pure; thread-safe.
 */
public final class EventDetail {
    private EventDetail() {}

    /** Metadata and the whole body. */
    public static String stateTransfer(Metadata metadata, String body) {
        boolean isJson = JsonText.isJson(body);
        return JsonText.object(generator -> {
            writeMetadata(generator, metadata);
            JsonText.writeField(generator, "data", body, isJson);
        });
    }

    /** Metadata and {@code data}, whose values are strings, numbers or booleans. */
    public static String notification(Metadata metadata, Map<String, Object> data) {
        return JsonText.object(generator -> {
            writeMetadata(generator, metadata);
            generator.writeObjectFieldStart("data");
            for (var field : data.entrySet()) {
                generator.writeObjectField(field.getKey(), field.getValue());
            }
            generator.writeEndObject();
        });
    }

    private static void writeMetadata(JsonGenerator generator, Metadata metadata) throws IOException {
        generator.writeObjectFieldStart("metadata");
        for (var field : metadata.fields().entrySet()) {
            generator.writeStringField(field.getKey(), field.getValue());
        }
        generator.writeEndObject();
    }
}
