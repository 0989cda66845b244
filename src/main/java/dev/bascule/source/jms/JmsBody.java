package dev.bascule.source.jms;

import org.jspecify.annotations.Nullable;

/** A message's body, read once. One lane's thread. */
final class JmsBody {
    private static final byte[] EMPTY = {};

    /** A message without a body. */
    static final JmsBody NONE = new JmsBody("none", null, EMPTY);

    private final String type;
    private final @Nullable Object value;
    private byte @Nullable [] bytes;

    /**
     * @param type as in {@link dev.bascule.batch.Original#bodyType()}
     * @param value what the route sees: byte[], Map, List, or null
     * @param bytes what stands for it in hashes and dead letters
     */
    JmsBody(String type, @Nullable Object value, byte[] bytes) {
        this.type = type;
        this.value = value;
        this.bytes = bytes;
    }

    private JmsBody(@Nullable String text) {
        this.type = "text";
        this.value = text;
        this.bytes = text == null ? EMPTY : null;
    }

    static JmsBody text(@Nullable String text) {
        return new JmsBody(text);
    }

    String type() {
        return type;
    }

    @Nullable
    Object value() {
        return value;
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
