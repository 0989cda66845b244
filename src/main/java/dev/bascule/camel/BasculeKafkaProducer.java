package dev.bascule.camel;

import dev.bascule.sink.kafka.ImmediateSender;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** Appends a record to the delivery within a batch; outside one, sends it and waits until it is safe. */
public final class BasculeKafkaProducer extends DefaultProducer {
    private final BasculeKafkaEndpoint endpoint;
    private @Nullable KafkaRecords records;

    BasculeKafkaProducer(BasculeKafkaEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        records = new KafkaRecords(endpoint);
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
        delivery.append(records().of(exchange, carried.headers(), delivery.key()));
    }

    private void sendAtOnce(Exchange exchange) throws Exception {
        sender().send(records().of(exchange, OurHeaders.outsideBatch(exchange), exchange.getExchangeId()));
    }

    private ImmediateSender sender() {
        var runtime = BasculeRuntime.of(endpoint.getCamelContext());
        return runtime.senders().of(runtime.kafka(endpoint.requireConnection()));
    }

    private KafkaRecords records() {
        var compiled = records;
        if (compiled == null) {
            throw new IllegalStateException("not started");
        }
        return compiled;
    }
}
