package dev.bascule.camel;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.PoisonException;
import dev.bascule.sink.aws.AwsAppend;
import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.Fifo;
import dev.bascule.sink.aws.sqs.SqsEntry;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.camel.Exchange;

/** Makes a message for SQS of an exchange. Thread-safe. */
final class SqsEntries implements AwsEntries {
    private static final String DELAY_HEADER = "CamelAwsSqsDelaySeconds";

    private final BasculeSqsEndpoint endpoint;
    private final AwsTarget<SqsEntry> target;
    private final MessageAttributes attributes;
    private final Optional<CloudEvents> events;
    private final Optional<FifoPlaces> places;

    SqsEntries(BasculeSqsEndpoint endpoint, AwsTarget<SqsEntry> target) {
        this.endpoint = endpoint;
        this.target = target;
        this.attributes = endpoint.messageAttributes();
        this.events = endpoint.cloudEvents().compile(endpoint.getCamelContext());
        this.places = endpoint.places();
    }

    @Override
    public AwsAppend<SqsEntry> of(Exchange exchange, OurHeaders ours, String key, int index) {
        var event = events.map(made -> made.of(exchange, ours, key, index));
        var body = event.flatMap(CloudEvents.Message::body).orElseGet(() -> Bodies.text(exchange));
        if (body.isEmpty()) {
            throw new PoisonException(DeadLetterReason.REFUSED_BY_TARGET, "the body is empty; SQS takes none");
        }
        var place = places.map(fifo -> fifo.of(exchange, key, index));
        var entry = new SqsEntry(body, attributes.of(exchange, ours, key, event), place, delay(exchange));
        return new AwsAppend<>(target, entry, place.map(Fifo::group), entry.sizeBytes());
    }

    private OptionalInt delay(Exchange exchange) {
        var header = exchange.getMessage().getHeader(DELAY_HEADER, Integer.class);
        var delay = header == null ? endpoint.getDelaySeconds() : header;
        return delay == null || places.isPresent() ? OptionalInt.empty() : OptionalInt.of(delay);
    }
}
