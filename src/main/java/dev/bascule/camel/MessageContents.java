package dev.bascule.camel;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Part;
import dev.bascule.batch.PoisonException;
import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.message.MessageBody;
import dev.bascule.sink.aws.message.MessageContent;
import dev.bascule.sink.aws.message.StoredBody;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Makes body and attributes of messages for SQS and SNS, by an endpoint's options. Thread-safe. */
final class MessageContents {
    private final AwsTarget<?> target;
    private final MessageAttributes attributes;
    private final Optional<CloudEvents> events;
    private final ClaimCheckOptions claimCheck;

    MessageContents(FifoEndpoint endpoint, AwsTarget<?> target) {
        this.target = target;
        this.attributes = endpoint.messageAttributes();
        this.events = endpoint.cloudEvents().compile(endpoint.getCamelContext());
        this.claimCheck = endpoint.claimCheck();
    }

    /**
     * What becomes of {@code exchange}.
     *
     * @param otherBytes that the message has besides body and attributes
     */
    MessageContent of(Exchange exchange, OurHeaders ours, String key, Part part, int otherBytes) {
        var event = events.map(made -> made.of(exchange, ours, part.nameOf(key)));
        var body =
                event.flatMap(CloudEvents.Message::body).map(MessageBody::new).orElseGet(() -> body(exchange));
        if (body.text().isEmpty()) {
            throw new PoisonException(
                    DeadLetterReason.REFUSED_BY_TARGET, "the body is empty; " + target.name() + " takes none");
        }
        var content = new MessageContent(body, attributes.of(exchange, ours, key, event));
        return claimCheck
                .bucket()
                .filter(any -> content.sizeBytes() + otherBytes
                        > claimCheck.thresholdBytes(target.limits().entryBytes()))
                .map(bucket -> content.with(stored(bucket, body, ours, part.nameOf(key))))
                .orElse(content);
    }

    private static MessageBody body(Exchange exchange) {
        var text = Bodies.text(exchange);
        return new MessageBody(text, Bodies.textBytes(exchange, text));
    }

    private StoredBody stored(String bucket, MessageBody body, OurHeaders ours, String name) {
        var identity = List.of(ours.route(), target.name(), name);
        return new StoredBody(bucket, claimCheck.prefix(), identity, body);
    }
}
