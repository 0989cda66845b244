package dev.bascule.sink.aws.message;

import java.nio.charset.StandardCharsets;

/**
 * A body as text and in UTF-8: what it counts for, what its sum is taken of and what is sent of it, without being encoded each time. Immutable.
 *
 * @param text the body
 * @param utf8 the same, with a question mark for half a surrogate pair; not to be changed
 */
public record MessageBody(String text, byte[] utf8) {
    /** Encodes {@code text}. */
    public MessageBody(String text) {
        this(text, text.getBytes(StandardCharsets.UTF_8));
    }
}
