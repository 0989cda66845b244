package dev.bascule.translate.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The detail of an EventBridge event: {@code {"metadata": {…}, "data": …}}. A body that is JSON is embedded as it is written, numbers digit by
 * digit; any other text becomes a JSON string. Pure; thread-safe.
 */
public final class EventDetail {
    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    private EventDetail() {}

    /** Metadata and the whole body. */
    public static String stateTransfer(Metadata metadata, String body) {
        boolean embedded = isJson(body);
        return written(generator -> {
            writeMetadata(generator, metadata);
            generator.writeFieldName("data");
            if (embedded) {
                generator.writeRawValue(body);
            } else {
                generator.writeString(body);
            }
        });
    }

    /** Metadata and {@code data}, whose values are strings, numbers or booleans. */
    public static String notification(Metadata metadata, Map<String, Object> data) {
        return written(generator -> {
            writeMetadata(generator, metadata);
            generator.writeObjectFieldStart("data");
            for (var field : data.entrySet()) {
                generator.writeObjectField(field.getKey(), field.getValue());
            }
            generator.writeEndObject();
        });
    }

    /** Whether {@code text} is one JSON value and nothing more. */
    public static boolean isJson(String text) {
        try (var parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JsonParseException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** Whether {@code text} is one JSON object, which is what a detail must be. */
    public static boolean isObject(String text) {
        try (var parser = JSON.createParser(text)) {
            return parser.nextToken() == JsonToken.START_OBJECT && isJson(text);
        } catch (JsonParseException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private interface Content {
        void write(JsonGenerator generator) throws IOException;
    }

    private static void writeMetadata(JsonGenerator generator, Metadata metadata) throws IOException {
        generator.writeObjectFieldStart("metadata");
        for (var field : metadata.fields().entrySet()) {
            generator.writeStringField(field.getKey(), field.getValue());
        }
        generator.writeEndObject();
    }

    private static String written(Content content) {
        var text = new StringWriter();
        try (var generator = JSON.createGenerator(text)) {
            generator.writeStartObject();
            content.write(generator);
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }
}
