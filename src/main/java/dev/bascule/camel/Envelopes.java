package dev.bascule.camel;

import dev.bascule.translate.envelope.Metadata;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;

/** What an envelope says of an exchange. */
final class Envelopes {
    private Envelopes() {}

    static Metadata metadata(Exchange exchange, OurHeaders ours, String key, String trace) {
        var message = exchange.getMessage();
        var sentAt = time(exchange, Optional.empty()).map(Instant::toString);
        var correlation = Optional.ofNullable(message.getHeader("JMSCorrelationID", String.class));
        return new Metadata(key, ours.source(), ours.route(), correlation, sentAt, trace);
    }

    /** When it happened: what {@code option} says in milliseconds since 1970, or when the message was sent; empty if that is unknown. */
    static Optional<Instant> time(Exchange exchange, Optional<Expression> option) {
        var millis = option.isPresent()
                ? option.get().evaluate(exchange, Long.class)
                : exchange.getMessage().getHeader("JMSTimestamp", Long.class);
        return Optional.ofNullable(millis).filter(given -> given > 0).map(Instant::ofEpochMilli);
    }
}
