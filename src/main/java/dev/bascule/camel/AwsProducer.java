package dev.bascule.camel;

import dev.bascule.batch.Part;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** Appends an entry to the delivery within a batch; outside one, sends it and waits until it is accepted. */
final class AwsProducer extends DefaultProducer {
    private final AwsEndpoint endpoint;
    private @Nullable AwsEntries entries;

    AwsProducer(AwsEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        entries = endpoint.entries();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        var carried = Carried.of(exchange);
        if (carried == null) {
            sendAtOnce(exchange);
            return;
        }
        carried.require(endpoint.requireConnection());
        var delivery = carried.delivery();
        var part = carried.next(endpoint.name(), exchange);
        delivery.append(entries().of(exchange, carried.headers(), delivery.key(), part));
        carried.made(endpoint.name(), part);
    }

    private void sendAtOnce(Exchange exchange) throws Exception {
        var writer = endpoint.runtime().aws().writer();
        writer.require(endpoint.target());
        var append = entries().of(exchange, OurHeaders.outsideBatch(exchange), exchange.getExchangeId(), Part.WHOLE);
        writer.send(append);
    }

    private AwsEntries entries() {
        var compiled = entries;
        if (compiled == null) {
            throw new IllegalStateException("not started");
        }
        return compiled;
    }
}
