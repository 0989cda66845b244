package dev.bascule.camel;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Part;
import dev.bascule.batch.PoisonException;
import dev.bascule.sink.aws.AwsAppend;
import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.eventbridge.EventEntry;
import dev.bascule.translate.envelope.EventForm;
import dev.bascule.translate.envelope.XRayTrace;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;

/** Makes an event for EventBridge of an exchange. Thread-safe. */
final class EventEntries implements AwsEntries {
    private static final String SOURCE_HEADER = "CamelAwsEventbridgeSource";
    private static final String DETAIL_TYPE_HEADER = "CamelAwsEventbridgeDetailType";
    private static final String RESOURCES_HEADER = "CamelAwsEventbridgeResourcesArn";

    private static final String RESERVED = "aws.";

    private final AwsTarget<EventEntry> target;
    private final EventDetails details;
    private final Optional<Expression> source;
    private final Optional<Expression> detailType;
    private final Optional<Expression> resources;
    private final Optional<Expression> time;

    EventEntries(BasculeEventbridgeEndpoint endpoint, AwsTarget<EventEntry> target) {
        var context = endpoint.getCamelContext();
        this.target = target;
        this.details = new EventDetails(EventForm.of(endpoint.getEnvelope()), endpoint.getData());
        this.source = SimpleExpressions.optional(context, endpoint.getSource());
        this.detailType = SimpleExpressions.optional(context, endpoint.getDetailType());
        this.resources = SimpleExpressions.optional(context, endpoint.getResources());
        this.time = SimpleExpressions.optional(context, endpoint.getTime());
    }

    @Override
    public AwsAppend<EventEntry> of(Exchange exchange, OurHeaders ours, String key, Part part) {
        var trace = ours.trace(exchange.getMessage().getHeader(OurHeaders.TRACEPARENT));
        var from = source(exchange);
        var type = required(exchange, DETAIL_TYPE_HEADER, detailType, "detailType");
        var detail = details.of(exchange, ours, key, trace);
        var entry = new EventEntry(
                from,
                type,
                detail.json(),
                detail.utf8Bytes(),
                resources(exchange),
                Envelopes.time(exchange, time),
                XRayTrace.of(trace));
        return new AwsAppend<>(target, AwsEntries.origin(exchange, part), entry, Optional.empty(), entry.sizeBytes());
    }

    /** Whether a source has a name that only AWS's own services may use. */
    static boolean isReserved(String source) {
        return source.startsWith(RESERVED);
    }

    /** EventBridge would blame the whole account's rights for it, where it is this message's. */
    private String source(Exchange exchange) {
        var text = required(exchange, SOURCE_HEADER, source, "source");
        if (isReserved(text)) {
            throw new PoisonException(
                    DeadLetterReason.REFUSED_BY_TARGET,
                    "source is " + text + " for this message: names that begin with " + RESERVED + " are AWS's own");
        }
        return text;
    }

    private static String required(Exchange exchange, String header, Optional<Expression> option, String name) {
        return text(exchange, header, option)
                .orElseThrow(() ->
                        new PoisonException(DeadLetterReason.REFUSED_BY_TARGET, name + " is empty for this message"));
    }

    private static Optional<String> text(Exchange exchange, String header, Optional<Expression> option) {
        var given = exchange.getMessage().getHeader(header, String.class);
        return Optional.ofNullable(given)
                .or(() -> option.map(text -> text.evaluate(exchange, String.class)))
                .filter(text -> !text.isBlank());
    }

    private List<String> resources(Exchange exchange) {
        return text(exchange, RESOURCES_HEADER, resources).map(CommaList::of).orElse(List.of());
    }
}
