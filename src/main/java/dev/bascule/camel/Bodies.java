package dev.bascule.camel;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.PoisonException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.jspecify.annotations.Nullable;

/** What a message's body is as bytes or as text. A body that cannot become that is poison: {@code NOT_SERIALISABLE}. */
final class Bodies {
    private Bodies() {}

    /** The body's bytes; null of none. What nobody has touched since it came needn't be encoded again. */
    static byte @Nullable [] bytes(Exchange exchange) {
        var body = exchange.getMessage().getBody();
        var known = encoded(exchange, body);
        return known != null ? known : bytes(exchange, body, "body");
    }

    /** The UTF-8 of {@code text}, which is {@link #text the body's}. One that nobody has touched since it came needn't be encoded again. */
    static byte[] textBytes(Exchange exchange, String text) {
        var body = exchange.getMessage().getBody();
        if (body instanceof byte[] given) {
            return given;
        }
        var known = body instanceof String ? encoded(exchange, body) : null;
        return known != null ? known : text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] encoded(Exchange exchange, @Nullable Object body) {
        var carried = Carried.of(exchange);
        return carried == null || body == null
                ? null
                : carried.delivery().message().encoded(body);
    }

    /** @param what {@code value} is, for the error */
    static byte @Nullable [] bytes(Exchange exchange, @Nullable Object value, String what) {
        if (value == null || value instanceof byte[]) {
            return (byte[]) value;
        }
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return converted(exchange, value, byte[].class, what);
    }

    /** The body as text; empty of none. Bytes must be UTF-8. */
    static String text(Exchange exchange) {
        var body = exchange.getMessage().getBody();
        if (body == null || body instanceof String) {
            return body == null ? "" : (String) body;
        }
        var bytes = body instanceof byte[] given ? given : converted(exchange, body, byte[].class, "body");
        return utf8(bytes)
                .orElseThrow(
                        () -> new PoisonException(
                                DeadLetterReason.NOT_SERIALISABLE,
                                "the body's bytes are not text in UTF-8, and the target takes text only; decode it before, or marshal: {base64: {}}"));
    }

    /** The text that {@code bytes} are; empty if they are none in UTF-8. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static <T> T converted(Exchange exchange, Object value, Class<T> type, String what) {
        try {
            return exchange.getContext().getTypeConverter().mandatoryConvertTo(type, exchange, value);
        } catch (NoTypeConversionAvailableException | TypeConversionException e) {
            throw new PoisonException(
                    DeadLetterReason.NOT_SERIALISABLE,
                    "the " + what + ", a " + value.getClass().getName()
                            + ", cannot become bytes; marshal it before the sink, for example with marshal: {json: {}}",
                    e);
        }
    }
}
