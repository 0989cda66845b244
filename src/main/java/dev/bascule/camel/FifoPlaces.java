package dev.bascule.camel;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Part;
import dev.bascule.batch.PoisonException;
import dev.bascule.sink.aws.message.Fifo;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Group and deduplication id of messages for FIFO queues and topics.
 *
 * <p>The deduplication id is the idempotency key, followed by the name of the part if a message becomes several; or what the route computes, with a
 * number where the message has become another entry with the same before. What the service wouldn't take as an id (longer than 128 characters,
 * spaces) is replaced by its SHA-256 in hexadecimal digits.
 */
final class FifoPlaces {
    private static final String GROUP_PROPERTY = "CamelAwsMessageGroupId";
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final String target;
    private final @Nullable Expression group;
    private final @Nullable Expression deduplicationId;

    FifoPlaces(CamelContext context, String target, @Nullable String group, @Nullable String deduplicationId) {
        this.target = target;
        this.group = group == null ? null : SimpleExpressions.compile(context, group);
        this.deduplicationId = deduplicationId == null ? null : SimpleExpressions.compile(context, deduplicationId);
    }

    Fifo of(Exchange exchange, String key, Part part) {
        return new Fifo(
                id(group(exchange)), id(unused(exchange, computed(exchange).orElseGet(() -> part.nameOf(key)))));
    }

    private String group(Exchange exchange) {
        var property = exchange.getProperty(GROUP_PROPERTY, String.class);
        var value = property != null || group == null ? property : group.evaluate(exchange, String.class);
        if (value == null || value.isEmpty()) {
            throw new PoisonException(DeadLetterReason.REFUSED_BY_TARGET, "messageGroupId is empty for this message");
        }
        return value;
    }

    private Optional<String> computed(Exchange exchange) {
        return Optional.ofNullable(deduplicationId)
                .map(expression -> expression.evaluate(exchange, String.class))
                .filter(id -> !id.isEmpty());
    }

    private String unused(Exchange exchange, String id) {
        var carried = Carried.of(exchange);
        return carried == null ? id : carried.unused(target, id);
    }

    private static String id(String text) {
        return ID.matcher(text).matches() ? text : DigestUtils.sha256Hex(text);
    }
}
