package dev.bascule.camel;

import dev.bascule.translate.envelope.Metadata;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What an envelope says of an exchange. */
final class Envelopes {
    private Envelopes() {}

    static Metadata metadata(Exchange exchange, OurHeaders ours, String key, String trace) {
        var message = exchange.getMessage();
        var sentAt = Optional.ofNullable(message.getHeader("JMSTimestamp", Long.class))
                .filter(millis -> millis > 0)
                .map(millis -> Instant.ofEpochMilli(millis).toString());
        var correlation = Optional.ofNullable(message.getHeader("JMSCorrelationID", String.class));
        return new Metadata(key, ours.source(), ours.route(), correlation, sentAt, trace);
    }
}
