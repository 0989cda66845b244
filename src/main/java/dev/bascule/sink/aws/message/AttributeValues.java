package dev.bascule.sink.aws.message;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** Attributes in the SDK's types, of which each service has one of its own. */
public final class AttributeValues {
    private AttributeValues() {}

    /** Makes a value of one service. */
    public interface Maker<V> {
        /** Of {@code text} or {@code bytes}; the other one is null. */
        V make(String dataType, @Nullable String text, @Nullable SdkBytes bytes);
    }

    /** By name. */
    public static <V> Map<String, V> of(Map<String, Attribute> attributes, Maker<V> maker) {
        var values = new HashMap<String, V>();
        attributes.forEach((name, attribute) -> values.put(name, value(attribute, maker)));
        return values;
    }

    private static <V> V value(Attribute attribute, Maker<V> maker) {
        if (attribute instanceof Attribute.Binary binary) {
            return maker.make(attribute.dataType(), null, SdkBytes.fromByteArrayUnsafe(binary.value()));
        }
        return maker.make(attribute.dataType(), attribute.text(), null);
    }
}
