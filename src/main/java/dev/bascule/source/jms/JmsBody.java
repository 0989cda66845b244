package dev.bascule.source.jms;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message's body, read once.
 *
 * @param type as in {@link dev.bascule.batch.Original#bodyType()}
 * @param value what the route sees: String, byte[], Map, List, or null
 * @param canonical bytes that stand for the body in hashes and dead letters; for text null, see {@link #bytes()}
 */
record JmsBody(String type, @Nullable Object value, byte @Nullable [] canonical) {
    static final byte[] EMPTY = {};

    static JmsBody text(@Nullable String text) {
        return new JmsBody("text", text, text == null ? EMPTY : null);
    }

    /** The body as bytes; text is encoded in UTF-8 only when somebody asks. */
    byte[] bytes() {
        if (canonical != null) {
            return canonical;
        }
        return value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : EMPTY;
    }

    /** Size in bytes, or in characters for text. */
    int size() {
        if (canonical != null) {
            return canonical.length;
        }
        return value instanceof String text ? text.length() : 0;
    }
}
