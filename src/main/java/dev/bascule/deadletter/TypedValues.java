package dev.bascule.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Headers, properties, and the bodies of map and stream messages as JSON text that comes back with the same Java types: strings, booleans, ints and doubles stand for themselves, a value
 * of another type is an object with one field that names it, as in <code>{"long": "5"}</code>. Order is kept. A value that no broker's
 * property can have becomes its string.
 */
public final class TypedValues {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TypedValues() {}

    static String encode(Map<String, Object> values) {
        return tree(values).toString();
    }

    static ObjectNode tree(Map<String, Object> values) {
        var object = MAPPER.createObjectNode();
        values.forEach((name, value) -> object.set(name, node(value)));
        return object;
    }

    static Map<String, Object> decode(String json) {
        try {
            var values = new LinkedHashMap<String, Object>();
            MAPPER.readTree(json)
                    .fields()
                    .forEachRemaining(field -> values.put(field.getKey(), value(field.getValue())));
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored headers are no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The body of a map message in this form, in UTF-8. */
    public static byte[] encodeBody(Map<String, ? extends @Nullable Object> values) {
        var object = MAPPER.createObjectNode();
        values.forEach((name, value) -> object.set(name, node(value)));
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The body of a stream message in this form, in UTF-8. */
    public static byte[] encodeBody(List<? extends @Nullable Object> values) {
        var array = MAPPER.createArrayNode();
        values.forEach(value -> array.add(node(value)));
        return array.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode node(@Nullable Object value) {
        var nodes = JsonNodeFactory.instance;
        if (value == null) {
            return nodes.nullNode();
        } else if (value instanceof Boolean flag) {
            return nodes.booleanNode(flag);
        } else if (value instanceof Integer number) {
            return nodes.numberNode(number.intValue());
        } else if (value instanceof Double number && Double.isFinite(number)) {
            return nodes.numberNode(number.doubleValue());
        } else if (value instanceof byte[] bytes) {
            return nodes.objectNode().put("bytes", Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof Character letter) {
            return nodes.objectNode().put("char", letter.toString());
        } else if (value instanceof Number) {
            return nodes.objectNode().put(value.getClass().getSimpleName().toLowerCase(Locale.ROOT), value.toString());
        }
        return nodes.textNode(value.toString());
    }

    /** The body of a map message, as {@link #encodeBody(Map)} has written it; null stays null. */
    public static Map<String, @Nullable Object> decodeMap(byte[] body) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        bodyTree(body).fields().forEachRemaining(field -> values.put(field.getKey(), nullable(field.getValue())));
        return values;
    }

    /** The body of a stream message, as {@link #encodeBody(List)} has written it. */
    public static List<@Nullable Object> decodeList(byte[] body) {
        var values = new ArrayList<@Nullable Object>();
        bodyTree(body).forEach(value -> values.add(nullable(value)));
        return values;
    }

    private static JsonNode bodyTree(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is not the JSON that a map or stream message has", e);
        }
    }

    private static @Nullable Object nullable(JsonNode node) {
        return node.isNull() ? null : value(node);
    }

    /** A value as it was, by the type that it names; a whole number that names none and is no int is a long. */
    static Object value(JsonNode node) {
        if (node.isObject() && node.size() == 1) {
            var field = node.fields().next();
            return typed(field.getKey(), field.getValue().asText());
        } else if (node.isBoolean()) {
            return node.booleanValue();
        } else if (node.isInt()) {
            return node.intValue();
        } else if (node.isLong()) {
            return node.longValue();
        }
        return node.isNumber() ? (Object) node.doubleValue() : node.asText();
    }

    private static Object typed(String type, String text) {
        return switch (type) {
            case "char" -> text.charAt(0);
            case "byte" -> Byte.valueOf(text);
            case "short" -> Short.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "float" -> Float.valueOf(text);
            case "double" -> Double.valueOf(text);
            case "bytes" -> Base64.getDecoder().decode(text);
            default -> text;
        };
    }
}
