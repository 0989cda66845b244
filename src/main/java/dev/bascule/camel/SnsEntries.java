package dev.bascule.camel;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.PoisonException;
import dev.bascule.sink.aws.AwsAppend;
import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.Fifo;
import dev.bascule.sink.aws.sns.SnsEntry;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;

/** Makes a message for SNS of an exchange. Thread-safe. */
final class SnsEntries implements AwsEntries {
    private static final String SUBJECT_HEADER = "CamelAwsSnsSubject";

    private final AwsTarget<SnsEntry> target;
    private final MessageAttributes attributes;
    private final Optional<CloudEvents> events;
    private final Optional<FifoPlaces> places;
    private final Optional<Expression> subject;

    SnsEntries(BasculeSnsEndpoint endpoint, AwsTarget<SnsEntry> target) {
        this.target = target;
        this.attributes = endpoint.messageAttributes();
        this.events = endpoint.cloudEvents().compile(endpoint.getCamelContext());
        this.places = endpoint.places();
        this.subject = SimpleExpressions.optional(endpoint.getCamelContext(), endpoint.getSubject());
    }

    @Override
    public AwsAppend<SnsEntry> of(Exchange exchange, OurHeaders ours, String key, int index) {
        var event = events.map(made -> made.of(exchange, ours, key, index));
        var body = event.flatMap(CloudEvents.Message::body).orElseGet(() -> Bodies.text(exchange));
        if (body.isEmpty()) {
            throw new PoisonException(DeadLetterReason.REFUSED_BY_TARGET, "the body is empty; SNS takes none");
        }
        var place = places.map(fifo -> fifo.of(exchange, key, index));
        var entry = new SnsEntry(body, subject(exchange), attributes.of(exchange, ours, key, event), place);
        return new AwsAppend<>(target, entry, place.map(Fifo::group), entry.sizeBytes());
    }

    private Optional<String> subject(Exchange exchange) {
        var header = exchange.getMessage().getHeader(SUBJECT_HEADER, String.class);
        return Optional.ofNullable(header).or(() -> subject.map(text -> text.evaluate(exchange, String.class)));
    }
}
