package dev.bascule.translate.copybook.schema;

import dev.bascule.translate.copybook.layout.Category;
import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Picture;
import dev.bascule.translate.copybook.schema.Shape.ListShape;
import dev.bascule.translate.copybook.schema.Shape.ObjectShape;
import dev.bascule.translate.copybook.schema.Shape.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Schema, draft 2020-12. */
public final class JsonSchema {
    private static final String TYPE = "type";
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private JsonSchema() {}

    /** As maps, lists and values, to be written as JSON. */
    public static Map<String, Object> of(Shape.Records shape) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", DIALECT);
        var records = shape.records();
        if (records.size() == 1) {
            schema.putAll(record(records.get(0)));
        } else {
            schema.put("anyOf", records.stream().map(JsonSchema::record).toList());
        }
        return schema;
    }

    private static Map<String, Object> record(Shape.Record record) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("title", record.name());
        schema.putAll(any(record.object()));
        return schema;
    }

    private static Map<String, Object> any(Shape shape) {
        if (shape instanceof ObjectShape object) {
            return object(object);
        }
        if (shape instanceof ListShape list) {
            return list(list);
        }
        return value((Value) shape);
    }

    private static Map<String, Object> object(ObjectShape object) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var member : object.members()) {
            properties.put(member.key(), any(member.value()));
            if (!member.optional()) {
                required.add(member.key());
            }
        }
        return ordered(TYPE, "object", "properties", properties, "required", required, "additionalProperties", false);
    }

    private static Map<String, Object> list(ListShape list) {
        return ordered(TYPE, "array", "items", any(list.element()), "minItems", list.min(), "maxItems", list.max());
    }

    private static Map<String, Object> value(Value value) {
        Field field = value.field();
        var schema = field.numeric() ? number(field, value.asString()) : text(field);
        if (value.nullable()) {
            schema.put(TYPE, List.of(String.valueOf(schema.get(TYPE)), "null"));
        }
        return schema;
    }

    private static Map<String, Object> text(Field field) {
        int positions = field.picture().map(Picture::positions).orElse(field.length());
        return ordered(TYPE, "string", "maxLength", positions);
    }

    private static Map<String, Object> number(Field field, boolean asString) {
        if (asString) {
            boolean edited = field.category() == Category.NUMERIC_EDITED;
            return edited
                    ? ordered(TYPE, "string", "maxLength", field.length())
                    : ordered(TYPE, "string", "pattern", "^-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?$");
        }
        if (field.picture().isEmpty()) {
            return ordered(TYPE, "number");
        }
        var picture = field.picture().get();
        var type = picture.scale() > 0 ? "number" : "integer";
        if (field.usage().binary()) {
            return ordered(TYPE, type);
        }
        var largest = new BigDecimal(BigInteger.TEN.pow(picture.digits()).subtract(BigInteger.ONE), picture.scale());
        var smallest = picture.signed() ? largest.negate() : BigDecimal.ZERO;
        return ordered(TYPE, type, "minimum", plain(smallest), "maximum", plain(largest));
    }

    private static Object plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }
}
