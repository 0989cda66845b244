package dev.bascule.translate.envelope;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The attributes of a <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvent 1.0</a> (the specification's sections
 * 3.1.1 and 3.1.2), and its two content modes. Immutable; always valid: what doesn't fit is refused when it is made.
 *
 * @param id the idempotency key: consumers may take events with equal {@code source} and {@code id} for duplicates
 * @param source a URI reference, not empty
 * @param type not empty
 * @param subject not empty if there is one
 * @param time when it happened, if that is known
 * @param dataContentType media type of the data; absent without data
 * @param dataSchema an absolute URI
 * @param traceparent of the Distributed Tracing extension
 */
public record CloudEvent(
        String id,
        String source,
        String type,
        Optional<String> subject,
        Optional<Instant> time,
        Optional<String> dataContentType,
        Optional<String> dataSchema,
        String traceparent) {
    /** Says in binary mode what the data is, in structured mode that there is an event. */
    public static final String CONTENT_TYPE = "content-type";

    /** Begins the names of the other headers in binary mode. */
    public static final String PREFIX = "ce_";

    private static final String VERSION = "1.0";
    private static final String STRUCTURED_TYPE = "application/cloudevents+json; charset=UTF-8";

    /** {@link IllegalArgumentException} names the attribute and its rule. */
    public CloudEvent {
        requireText("id", id);
        requireSource(source);
        requireText("type", type);
        subject.ifPresent(text -> requireText("subject", text));
        dataContentType.ifPresent(text -> requireText("datacontenttype", text));
        dataSchema.ifPresent(CloudEvent::requireSchema);
    }

    /** {@link IllegalArgumentException} if {@code text} cannot be a {@code source}. */
    public static void requireSource(String text) {
        requireText("source", text);
        uri("source", "a URI reference, such as /erp/orders", text);
    }

    /** {@link IllegalArgumentException} if {@code text} cannot be a {@code dataschema}. */
    public static void requireSchema(String text) {
        if (!uri("dataschema", "an absolute URI", text).isAbsolute()) {
            throw new IllegalArgumentException("dataschema must be an absolute URI, not '" + text + "'");
        }
    }

    /** {@link IllegalArgumentException} if {@code text} cannot be an attribute: it is empty, or has control characters (section 2). */
    public static void requireText(String attribute, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(attribute + " must not be empty");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(attribute + " must not have control characters");
        }
    }

    private static URI uri(String attribute, String rule, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(attribute + " must be " + rule + ", not '" + text + "'", e);
        }
    }

    /**
     * Binary mode, by section 3.2 of the Kafka protocol binding: each attribute in a header {@code ce_…}, the media type in {@code content-type}; the
     * data is sent as it is. Name to value, in a fixed order.
     */
    public Map<String, String> binaryHeaders() {
        var headers = new LinkedHashMap<String, String>();
        attributes().forEach((name, value) -> headers.put(PREFIX + name, value));
        dataContentType.ifPresent(type -> headers.put(CONTENT_TYPE, type));
        return headers;
    }

    /** Structured mode, by section 3.3 of the Kafka protocol binding: the one header that goes with a {@linkplain #structured body}. */
    public static Map<String, String> structuredHeaders() {
        return Map.of(CONTENT_TYPE, STRUCTURED_TYPE);
    }

    /** Structured mode, in the JSON event format. */
    public String structured(EventData data) {
        return JsonText.object(generator -> {
            for (var attribute : attributes().entrySet()) {
                generator.writeStringField(attribute.getKey(), attribute.getValue());
            }
            if (dataContentType.isPresent()) {
                generator.writeStringField("datacontenttype", dataContentType.get());
            }
            data.write(generator);
        });
    }

    private Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("specversion", VERSION);
        attributes.put("id", id);
        attributes.put("source", source);
        attributes.put("type", type);
        subject.ifPresent(text -> attributes.put("subject", text));
        time.ifPresent(at -> attributes.put("time", at.toString()));
        dataSchema.ifPresent(uri -> attributes.put("dataschema", uri));
        attributes.put("traceparent", traceparent);
        return attributes;
    }
}
