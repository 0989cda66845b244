package dev.bascule.camel;

import dev.bascule.batch.Part;
import dev.bascule.sink.aws.AwsAppend;
import dev.bascule.sink.aws.Origin;
import org.apache.camel.Exchange;

/** Makes an entry of an exchange, by an endpoint's options. Thread-safe. */
interface AwsEntries {
    /**
     * The entry that becomes of {@code exchange}.
     *
     * @param ours what every entry carries of us
     * @param key the message's idempotency key
     * @param part which of the entries that the message becomes at this endpoint
     * @throws dev.bascule.batch.PoisonException the message cannot become an entry
     */
    AwsAppend<?> of(Exchange exchange, OurHeaders ours, String key, Part part);

    /** What makes {@code part} of {@code exchange}: the step that Camel says it is in, on the way that it has come to it. */
    static Origin origin(Exchange exchange, Part part) {
        var step = exchange.getExchangeExtension().getHistoryNodeId();
        var carried = Carried.of(exchange);
        var way = carried == null ? "" : carried.way(exchange);
        return new Origin(step == null ? way : step + way, part.branch());
    }
}
