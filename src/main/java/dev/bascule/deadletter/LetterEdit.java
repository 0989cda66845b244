package dev.bascule.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is changed in one letter before it is replayed. The stored letter stays as it was.
 *
 * @param body the new body; empty leaves the original one
 * @param isText whether {@code body} was given as text, which then is UTF-8
 * @param headers properties by name, or source headers where the letter has one of that name; an empty value takes the property away
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record LetterEdit(Optional<byte[]> body, boolean isText, Map<String, Optional<Object>> headers) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Reads {@code {body?|bodyBase64?, headers?}}; a null header takes it away, and a value may name its type as in an export.
     *
     * @throws IllegalArgumentException it is something else, or changes nothing
     */
    public static LetterEdit fromJson(JsonNode json) {
        var text = json.path("body");
        var base64 = json.path("bodyBase64");
        if (!text.isMissingNode() && !base64.isMissingNode()) {
            throw new IllegalArgumentException("edit has body and bodyBase64; give one of them");
        }
        Optional<byte[]> body = Optional.empty();
        if (!text.isMissingNode()) {
            body = Optional.of(text.asText().getBytes(StandardCharsets.UTF_8));
        } else if (!base64.isMissingNode()) {
            body = Optional.of(decode(base64.asText()));
        }
        var headers = new LinkedHashMap<String, Optional<Object>>();
        json.path("headers")
                .fields()
                .forEachRemaining(field -> headers.put(
                        field.getKey(),
                        field.getValue().isNull()
                                ? Optional.empty()
                                : Optional.of(TypedValues.value(field.getValue()))));
        if (body.isEmpty() && headers.isEmpty()) {
            throw new IllegalArgumentException("edit changes nothing; give body, bodyBase64 or headers");
        }
        return new LetterEdit(body, !text.isMissingNode(), headers);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("edit.bodyBase64 is no Base64", e);
        }
    }

    /** The letter as it is to be sent. A body given for a message that could not be read becomes text or bytes, as it was given. */
    public DeadLetter apply(DeadLetter letter) {
        var sourceHeaders = new LinkedHashMap<>(letter.headers());
        var properties = new LinkedHashMap<>(letter.properties());
        headers.forEach((name, value) -> {
            var into = sourceHeaders.containsKey(name) ? sourceHeaders : properties;
            value.ifPresentOrElse(known -> into.put(name, known), () -> into.remove(name));
        });
        var edited = letter.withValues(sourceHeaders, properties);
        return body.map(bytes -> edited.withBody(typeOf(letter), bytes)).orElse(edited);
    }

    private String typeOf(DeadLetter letter) {
        return switch (letter.bodyType()) {
            case "text", "bytes", "map", "stream" -> letter.bodyType();
            default -> isText ? "text" : "bytes";
        };
    }

    /** What {@link #fromJson} reads. */
    byte[] encode() {
        var json = MAPPER.createObjectNode();
        body.ifPresent(bytes -> {
            if (isText) {
                json.put("body", new String(bytes, StandardCharsets.UTF_8));
            } else {
                json.put("bodyBase64", Base64.getEncoder().encodeToString(bytes));
            }
        });
        var values = json.putObject("headers");
        headers.forEach((name, value) -> value.ifPresentOrElse(
                known -> values.setAll(TypedValues.tree(Map.of(name, known))), () -> values.putNull(name)));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    static LetterEdit decode(byte[] encoded) {
        try {
            return fromJson(MAPPER.readTree(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
