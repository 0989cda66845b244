package dev.bascule.camel;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DeadLetterHeaders;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import dev.bascule.source.jms.JmsHeaders;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;

/**
 * Sends dead letters to any Camel endpoint before the batch's commits: at-least-once, since the endpoint is in no transaction of ours. Body
 * is the original's bytes, headers are its properties, but for those that steer Camel, and the reason.
 */
final class EndpointDeadLetterPlace implements Participant {
    private final ProducerTemplate producer;
    private final Endpoint endpoint;

    EndpointDeadLetterPlace(ProducerTemplate producer, Endpoint endpoint) {
        this.producer = producer;
        this.endpoint = endpoint;
    }

    @Override
    public void settle(SettleStep step, Batch batch) throws UnavailableException {
        if (step != SettleStep.DEAD_LETTER) {
            return;
        }
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() instanceof Outcome.DeadLettered letter) {
                send(batch, delivery, letter);
            }
        }
    }

    private void send(Batch batch, Delivery delivery, Outcome.DeadLettered letter) throws UnavailableException {
        var original = delivery.message().original();
        var sent = producer.send(endpoint, exchange -> {
            var in = exchange.getIn();
            in.setBody(original.body());
            original.properties().forEach((property, value) -> {
                var name = JmsHeaders.nameOf(property);
                if (name != null) {
                    in.setHeader(name, value);
                }
            });
            DeadLetterHeaders.of(batch.lane(), delivery.key(), letter).forEach(in::setHeader);
        });
        if (sent.getException() != null) {
            throw new UnavailableException(
                    UnavailableException.Kind.DOWN,
                    "dead-letter endpoint " + StageNames.withoutOptions(endpoint.getEndpointUri()),
                    Failures.oneLine(sent.getException()),
                    sent.getException());
        }
    }
}
