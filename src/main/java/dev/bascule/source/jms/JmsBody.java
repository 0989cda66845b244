package dev.bascule.source.jms;

import java.nio.charset.StandardCharsets;
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
    private @Nullable Object value;
    private byte @Nullable [] bytes;

    /**
     * @param type as in {@link dev.bascule.batch.Original#bodyType()}
     * @param value what the route sees: byte[], Map, List, or null
     * @param bytes what stands for it in hashes and dead letters
     */
    JmsBody(String type, @Nullable Object value, byte[] bytes) {
        this(type, null, value, bytes);
    }

    private JmsBody(String type, byte @Nullable [] utf16, @Nullable Object value, byte @Nullable [] bytes) {
        this.type = type;
        this.utf16 = utf16;
        this.value = value;
        this.bytes = bytes;
    }

    static JmsBody text(@Nullable String text) {
        return new JmsBody("text", null, text, text == null ? EMPTY : null);
    }

    /** @param utf16 the text, low byte first; not to be changed */
    static JmsBody text(byte[] utf16) {
        return new JmsBody("text", utf16, null, Utf16.toUtf8(utf16));
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

    /** Whether {@code candidate} is the very value that was given out. */
    boolean isValue(Object candidate) {
        return candidate == value;
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
