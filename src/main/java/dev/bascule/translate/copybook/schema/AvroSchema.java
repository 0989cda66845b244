package dev.bascule.translate.copybook.schema;

import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Picture;
import dev.bascule.translate.copybook.layout.Usage;
import dev.bascule.translate.copybook.schema.Shape.ListShape;
import dev.bascule.translate.copybook.schema.Shape.Member;
import dev.bascule.translate.copybook.schema.Shape.ObjectShape;
import dev.bascule.translate.copybook.schema.Shape.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Avro: numbers as int, long, float, double or decimal; what isn't allowed in a name becomes an underscore. */
public final class AvroSchema {
    private static final int INT_DIGITS = 9;
    private static final int LONG_DIGITS = 18;
    private static final String TYPE = "type";
    private static final String NAME = "name";

    private final Set<String> recordNames = new HashSet<>();

    private AvroSchema() {}

    /** As maps, lists and values, to be written as JSON. */
    public static Object of(Shape.Records shape) {
        var avro = new AvroSchema();
        var records = shape.records().stream()
                .map(record -> avro.object(record.name(), record.object()))
                .toList();
        return records.size() == 1 ? records.get(0) : records;
    }

    private Object any(String name, Shape shape) {
        if (shape instanceof ObjectShape object) {
            return object(name, object);
        }
        if (shape instanceof ListShape list) {
            return Map.of(TYPE, "array", "items", any(name, list.element()));
        }
        return value((Value) shape);
    }

    private Object object(String name, ObjectShape object) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put(TYPE, "record");
        schema.put(NAME, unique(safe(name)));
        schema.put("fields", object.members().stream().map(this::field).toList());
        return schema;
    }

    private String unique(String name) {
        var unique = name;
        for (int i = 2; !recordNames.add(unique); i++) {
            unique = name + "_" + i;
        }
        return unique;
    }

    private static String safe(String name) {
        var safe = name.replaceAll("[^A-Za-z0-9_]", "_");
        return Character.isDigit(safe.charAt(0)) ? "_" + safe : safe;
    }

    private Map<String, Object> field(Member member) {
        var field = new LinkedHashMap<String, Object>();
        field.put(NAME, safe(member.key()));
        var type = any(member.key(), member.value());
        boolean nullable = member.optional() || member.value() instanceof Value value && value.nullable();
        field.put(TYPE, nullable ? List.of("null", type) : type);
        if (nullable) {
            field.put("default", null);
        }
        if (!safe(member.key()).equals(member.key())) {
            field.put("doc", member.key());
        }
        return field;
    }

    private static Object value(Value value) {
        Field field = value.field();
        if (!field.numeric() || value.asString()) {
            return "string";
        }
        return field.picture().map(picture -> number(field, picture)).orElseGet(() -> floating(field));
    }

    private static Object floating(Field field) {
        return field.usage() == Usage.FLOAT ? "float" : "double";
    }

    private static Object number(Field field, Picture picture) {
        int digits = picture.digits() + Math.max(0, -picture.scale());
        if (picture.scale() <= 0 && digits <= LONG_DIGITS) {
            return digits <= INT_DIGITS && !field.usage().binary() ? "int" : "long";
        }
        int scale = Math.max(0, picture.scale());
        int precision = Math.max(digits, scale) + (field.usage().binary() ? 2 : 0);
        var decimal = new LinkedHashMap<String, Object>();
        decimal.put(TYPE, "bytes");
        decimal.put("logicalType", "decimal");
        decimal.put("precision", precision);
        decimal.put("scale", scale);
        return decimal;
    }
}
