package dev.bascule.source.jms;

import dev.bascule.deadletter.TypedValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message's body, read once. Of a text either form is made only when somebody asks for it: hash and target want bytes, the route a String.
 * One lane's thread.
 */
final class JmsBody {
    private static final byte[] EMPTY = {};

    /** A message without a body. */
    static final JmsBody NONE = new JmsBody("none", null, EMPTY);

    private final String type;
    private final byte @Nullable [] utf16;
    private final @Nullable Object original;
    private @Nullable Object value;
    private byte @Nullable [] bytes;

    /**
     * @param type as in {@link dev.bascule.batch.Original#bodyType()}
     * @param value what the route sees: byte[] or null
     * @param bytes what stands for it in hashes and dead letters
     */
    JmsBody(String type, @Nullable Object value, byte[] bytes) {
        this(type, null, null, value, bytes);
    }

    private JmsBody(
            String type,
            byte @Nullable [] utf16,
            @Nullable Object original,
            @Nullable Object value,
            byte @Nullable [] bytes) {
        this.type = type;
        this.utf16 = utf16;
        this.original = original;
        this.value = value;
        this.bytes = bytes;
    }

    static JmsBody text(@Nullable String text) {
        return new JmsBody("text", null, null, text, text == null ? EMPTY : null);
    }

    /** @param utf16 the text, low byte first; not to be changed */
    static JmsBody text(byte[] utf16) {
        return new JmsBody("text", utf16, null, null, Utf16.toUtf8(utf16));
    }

    /** The route gets a copy, which it may change. */
    static JmsBody map(Map<String, @Nullable Object> values, byte[] json) {
        return new JmsBody("map", null, values, new TreeMap<>(values), json);
    }

    /** The route gets a copy, which it may change. */
    static JmsBody stream(List<@Nullable Object> values, byte[] json) {
        return new JmsBody("stream", null, values, new ArrayList<>(values), json);
    }

    String type() {
        return type;
    }

    @Nullable
    Object value() {
        if (value == null && utf16 != null) {
            value = Utf16.toString(utf16);
        }
        return value;
    }

    /** Whether {@code candidate} is the very value that was given out, and unchanged. */
    boolean isValue(Object candidate) {
        return candidate == value && (original == null || original.equals(candidate));
    }

    /** The body as a dead letter keeps it: {@link #bytes}, but the values of a map or a stream with their types. */
    @SuppressWarnings("unchecked") // as they were made
    byte[] original() {
        if (original instanceof Map<?, ?> map) {
            return TypedValues.encodeBody((Map<String, @Nullable Object>) map);
        }
        return original instanceof List<?> list ? TypedValues.encodeBody(list) : bytes();
    }

    /** The body as bytes, text in UTF-8. Not to be changed. */
    byte[] bytes() {
        var known = bytes;
        if (known == null) {
            known = String.valueOf(value()).getBytes(StandardCharsets.UTF_8);
            bytes = known;
        }
        return known;
    }
}
