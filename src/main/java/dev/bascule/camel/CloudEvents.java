package dev.bascule.camel;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.PoisonException;
import dev.bascule.translate.envelope.CloudEvent;
import dev.bascule.translate.envelope.CloudEventForm;
import dev.bascule.translate.envelope.EventData;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;

/** Makes CloudEvents of exchanges, by an endpoint's options. Thread-safe. */
final class CloudEvents {
    private final boolean structured;
    private final Optional<Expression> source;
    private final Optional<Expression> type;
    private final Optional<Expression> subject;
    private final Optional<Expression> time;
    private final Optional<Expression> dataContentType;
    private final Optional<Expression> dataSchema;

    CloudEvents(CamelContext context, CloudEventOptions options) {
        this.structured = CloudEventForm.of(options.getEnvelope()) == CloudEventForm.CLOUDEVENTS_STRUCTURED;
        this.source = SimpleExpressions.optional(context, options.getCeSource());
        this.type = SimpleExpressions.optional(context, options.getCeType());
        this.subject = SimpleExpressions.optional(context, options.getCeSubject());
        this.time = SimpleExpressions.optional(context, options.getCeTime());
        this.dataContentType = SimpleExpressions.optional(context, options.getCeDataContentType());
        this.dataSchema = SimpleExpressions.optional(context, options.getCeDataSchema());
    }

    /**
     * An event as a target sends it.
     *
     * @param headers of the event; a header of the message with the name of one gives way
     * @param body instead of the message's; absent: the message's as it is
     * @param trace the message's, or the new one that the event begins
     */
    record Message(Map<String, String> headers, Optional<String> body, String trace) {}

    /** Whether a message's own header could be mistaken for one of an event. */
    static boolean isReserved(String header) {
        var lower = header.toLowerCase(Locale.ROOT);
        return lower.equals(CloudEvent.CONTENT_TYPE) || lower.startsWith(CloudEvent.PREFIX);
    }

    /**
     * The event that becomes of {@code exchange}.
     *
     * @param id tells the events of a source apart
     * @throws PoisonException an attribute or the body does not fit
     */
    Message of(Exchange exchange, OurHeaders ours, String id) {
        var trace = ours.trace(exchange.getMessage().getHeader(OurHeaders.TRACEPARENT));
        try {
            return structured ? structured(exchange, id, trace) : binary(exchange, id, trace);
        } catch (IllegalArgumentException e) {
            throw new PoisonException(
                    DeadLetterReason.REFUSED_BY_TARGET, "this cannot be a CloudEvent: " + e.getMessage(), e);
        }
    }

    private Message structured(Exchange exchange, String id, String trace) {
        var declared = text(exchange, dataContentType);
        var data = data(exchange, declared);
        var event = event(exchange, id, trace, declared.or(data::type));
        return new Message(CloudEvent.structuredHeaders(), Optional.of(event.structured(data)), trace);
    }

    /** The body is looked at only if nobody says what it is. */
    private Message binary(Exchange exchange, String id, String trace) {
        var declared = text(exchange, dataContentType);
        var shown = declared.isPresent()
                ? declared
                : data(exchange, Optional.empty()).type();
        return new Message(event(exchange, id, trace, shown).binaryHeaders(), Optional.empty(), trace);
    }

    private CloudEvent event(Exchange exchange, String id, String trace, Optional<String> contentType) {
        return new CloudEvent(
                id,
                text(exchange, source).orElse(""),
                text(exchange, type).orElse(""),
                text(exchange, subject),
                Envelopes.time(exchange, time),
                contentType,
                text(exchange, dataSchema),
                trace);
    }

    private static EventData data(Exchange exchange, Optional<String> contentType) {
        if (exchange.getMessage().getBody() instanceof String text) {
            return EventData.of(text, contentType);
        }
        var bytes = Bodies.bytes(exchange);
        if (bytes == null) {
            return new EventData.None();
        }
        return Bodies.utf8(bytes)
                .map(text -> EventData.of(text, contentType))
                .orElseGet(() -> new EventData.Bytes(bytes));
    }

    private static Optional<String> text(Exchange exchange, Optional<Expression> option) {
        return option.map(given -> given.evaluate(exchange, String.class)).filter(text -> !text.isBlank());
    }
}
