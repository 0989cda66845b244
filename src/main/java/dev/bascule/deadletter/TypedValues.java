package dev.bascule.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Headers and properties as JSON text that comes back with the same Java types: strings, booleans, ints and doubles stand for themselves, a value
 * of another type is an object with one field that names it, as in <code>{"long": "5"}</code>. Order is kept. A value that no broker's
 * property can have becomes its string.
 */
final class TypedValues {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TypedValues() {}

    static String encode(Map<String, Object> values) {
        var object = MAPPER.createObjectNode();
        values.forEach((name, value) -> put(object, name, value));
        return object.toString();
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

    private static void put(ObjectNode object, String name, Object value) {
        if (value instanceof Boolean flag) {
            object.put(name, flag);
        } else if (value instanceof Integer number) {
            object.put(name, number);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            object.put(name, number);
        } else if (value instanceof byte[] bytes) {
            object.putObject(name).put("bytes", Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof Number) {
            object.putObject(name).put(value.getClass().getSimpleName().toLowerCase(Locale.ROOT), value.toString());
        } else {
            object.put(name, value.toString());
        }
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            var field = node.fields().next();
            return typed(field.getKey(), field.getValue().asText());
        } else if (node.isBoolean()) {
            return node.booleanValue();
        } else if (node.isInt()) {
            return node.intValue();
        }
        return node.isNumber() ? (Object) node.doubleValue() : node.asText();
    }

    private static Object typed(String type, String text) {
        return switch (type) {
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
