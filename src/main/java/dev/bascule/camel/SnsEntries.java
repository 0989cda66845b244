package dev.bascule.camel;

import dev.bascule.batch.Part;
import dev.bascule.sink.aws.AwsAppend;
import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.message.Fifo;
import dev.bascule.sink.aws.sns.SnsEntry;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;

/** Makes a message for SNS of an exchange. Thread-safe. */
final class SnsEntries implements AwsEntries {
    private static final String SUBJECT_HEADER = "CamelAwsSnsSubject";

    private final AwsTarget<SnsEntry> target;
    private final MessageContents contents;
    private final Optional<FifoPlaces> places;
    private final Optional<Expression> subject;

    SnsEntries(BasculeSnsEndpoint endpoint, AwsTarget<SnsEntry> target) {
        this.target = target;
        this.contents = new MessageContents(endpoint, target);
        this.places = endpoint.places();
        this.subject = SimpleExpressions.optional(endpoint.getCamelContext(), endpoint.getSubject());
    }

    @Override
    public AwsAppend<SnsEntry> of(Exchange exchange, OurHeaders ours, String key, Part part) {
        var title = subject(exchange);
        var content = contents.of(exchange, ours, key, part, SnsEntry.subjectBytes(title));
        var place = places.map(fifo -> fifo.of(exchange, key, part));
        var entry = new SnsEntry(content, title, place);
        return new AwsAppend<>(
                target,
                AwsEntries.origin(exchange, part),
                entry,
                place.map(Fifo::group),
                entry.sizeBytes(),
                entry.content().storedBytes());
    }

    private Optional<String> subject(Exchange exchange) {
        var header = exchange.getMessage().getHeader(SUBJECT_HEADER, String.class);
        return Optional.ofNullable(header).or(() -> subject.map(text -> text.evaluate(exchange, String.class)));
    }
}
