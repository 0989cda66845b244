package dev.bascule.camel;

import dev.bascule.batch.Part;
import dev.bascule.sink.aws.AwsAppend;
import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.message.Fifo;
import dev.bascule.sink.aws.sqs.SqsEntry;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.camel.Exchange;

/** Makes a message for SQS of an exchange. Thread-safe. */
final class SqsEntries implements AwsEntries {
    private static final String DELAY_HEADER = "CamelAwsSqsDelaySeconds";

    private final BasculeSqsEndpoint endpoint;
    private final AwsTarget<SqsEntry> target;
    private final MessageContents contents;
    private final Optional<FifoPlaces> places;

    SqsEntries(BasculeSqsEndpoint endpoint, AwsTarget<SqsEntry> target) {
        this.endpoint = endpoint;
        this.target = target;
        this.contents = new MessageContents(endpoint, target);
        this.places = endpoint.places();
    }

    @Override
    public AwsAppend<SqsEntry> of(Exchange exchange, OurHeaders ours, String key, Part part) {
        var content = contents.of(exchange, ours, key, part, 0);
        var delay = delay(exchange);
        var place = places.map(fifo -> fifo.of(exchange, key, part));
        var entry = new SqsEntry(content, place, delay);
        return new AwsAppend<>(
                target,
                AwsEntries.origin(exchange, part),
                entry,
                place.map(Fifo::group),
                entry.sizeBytes(),
                entry.content().storedBytes());
    }

    private OptionalInt delay(Exchange exchange) {
        var header = exchange.getMessage().getHeader(DELAY_HEADER, Integer.class);
        var delay = header == null ? endpoint.getDelaySeconds() : header;
        return delay == null || places.isPresent() ? OptionalInt.empty() : OptionalInt.of(delay);
    }
}
