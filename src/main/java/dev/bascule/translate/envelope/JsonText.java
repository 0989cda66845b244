package dev.bascule.translate.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Text that is JSON, or is to become part of some. Pure; thread-safe. */
public final class JsonText {
    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    private JsonText() {}

    /** Whether {@code text} is one JSON value and nothing more. */
    public static boolean isJson(String text) {
        return new JsonScan(text).isJson();
    }

    /** Whether {@code text} is one JSON object and nothing more. */
    public static boolean isObject(String text) {
        return new JsonScan(text).isObject();
    }

    /** Some JSON. */
    interface Content {
        void write(JsonGenerator generator) throws IOException;
    }

    /** An object of these fields. */
    static String object(Content fields) {
        return written(generator -> {
            generator.writeStartObject();
            fields.write(generator);
            generator.writeEndObject();
        });
    }

    /** A string, with its quotes. */
    static String string(String text) {
        return written(generator -> generator.writeString(text));
    }

    private static String written(Content content) {
        var text = new StringWriter();
        try (var generator = JSON.createGenerator(text)) {
            content.write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }
}
