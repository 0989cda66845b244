package dev.bascule.source.jms;

import dev.bascule.deadletter.TypedValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A message's body, read once. One lane's thread. */
final class JmsBody {
    private static final byte[] EMPTY = {};

    /** A message without a body. */
    static final JmsBody NONE = new JmsBody("none", null, EMPTY);

    private final String type;
    private final @Nullable Object original;
    private final @Nullable Object value;
    private byte @Nullable [] bytes;

    /**
     * @param type as in {@link dev.bascule.batch.Original#bodyType()}
     * @param value what the route sees: byte[] or null
     * @param bytes what stands for it in hashes and dead letters
     */
    JmsBody(String type, @Nullable Object value, byte[] bytes) {
        this(type, null, value, bytes);
    }

    private JmsBody(String type, @Nullable Object original, @Nullable Object value, byte @Nullable [] bytes) {
        this.type = type;
        this.original = original;
        this.value = value;
        this.bytes = bytes;
    }

    static JmsBody text(@Nullable String text) {
        return new JmsBody("text", null, text, text == null ? EMPTY : null);
    }

    /** Text of which the bytes in ISO-8859-1 are at hand. */
    static JmsBody latin(byte[] latin) {
        return new JmsBody("text", null, new String(latin, StandardCharsets.ISO_8859_1), Texts.utf8OfLatin(latin));
    }

    /** The route gets a copy, which it may change. */
    static JmsBody map(Map<String, @Nullable Object> values, byte[] json) {
        return new JmsBody("map", values, new TreeMap<>(values), json);
    }

    /** The route gets a copy, which it may change. */
    static JmsBody stream(List<@Nullable Object> values, byte[] json) {
        return new JmsBody("stream", values, new ArrayList<>(values), json);
    }

    String type() {
        return type;
    }

    @Nullable
    Object value() {
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

    /** The body as bytes, text in UTF-8; encoded at most once, since hash and target both want it. Not to be changed. */
    byte[] bytes() {
        var known = bytes;
        if (known == null) {
            known = Texts.utf8(String.valueOf(value));
            bytes = known;
        }
        return known;
    }
}
