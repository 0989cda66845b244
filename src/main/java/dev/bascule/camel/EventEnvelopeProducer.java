package dev.bascule.camel;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Replaces the body by its envelope, as text. */
final class EventEnvelopeProducer extends DefaultProducer {
    private final EventDetails details;

    EventEnvelopeProducer(EventEnvelopeEndpoint endpoint, EventDetails details) {
        super(endpoint);
        this.details = details;
    }

    @Override
    public void process(Exchange exchange) {
        var carried = Carried.of(exchange);
        var ours = carried == null ? OurHeaders.outsideBatch(exchange) : carried.headers();
        var key =
                carried == null ? exchange.getExchangeId() : carried.delivery().key();
        var message = exchange.getMessage();
        var trace = ours.trace(message.getHeader(OurHeaders.TRACEPARENT));
        message.setHeader(OurHeaders.TRACEPARENT, trace); // the target's must be the same
        message.setBody(details.of(exchange, ours, key, trace).json());
    }
}
