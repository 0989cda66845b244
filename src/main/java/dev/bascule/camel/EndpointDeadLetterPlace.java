package dev.bascule.camel;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DeadLetterHeaders;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.deadletter.KeptLetters;
import dev.bascule.source.jms.JmsHeaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Sends dead letters to any Camel endpoint: at least once, since the endpoint is in no transaction of ours. Body is the original's bytes,
 * headers are its properties, but for those that steer Camel, and the reason.
 *
 * <p>The endpoint may take its time, so it is called while no transaction is open: with the letters that routing made before anything is
 * flushed, with those that the flush made after the commit. What it doesn't take, because it is down or refuses it, the store keeps; after an
 * outage the rest of the same step isn't even tried.
 */
final class EndpointDeadLetterPlace implements Participant {
    private final ProducerTemplate producer;
    private final Endpoint endpoint;
    private final KeptLetters kept;
    private final Set<Delivery> done = new HashSet<>();

    /** @param kept is told of every letter that the endpoint doesn't take */
    EndpointDeadLetterPlace(ProducerTemplate producer, Endpoint endpoint, KeptLetters kept) {
        this.producer = producer;
        this.endpoint = endpoint;
        this.kept = kept;
    }

    @Override
    public void settle(SettleStep step, Batch batch) {
        if (step == SettleStep.AWS) {
            done.clear();
        }
        if (step == SettleStep.AWS || step == SettleStep.SQL) {
            sendAll(batch, missing(batch));
        }
    }

    private List<Delivery> missing(Batch batch) {
        var letters = new ArrayList<Delivery>(0);
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() instanceof Outcome.DeadLettered && done.add(delivery)) {
                letters.add(delivery);
            }
        }
        return letters;
    }

    private void sendAll(Batch batch, List<Delivery> letters) {
        var isDown = false;
        for (var delivery : letters) {
            if (isDown) {
                kept.keep(delivery, "the endpoint failed just before");
            } else if (delivery.outcome() instanceof Outcome.DeadLettered letter) {
                isDown = !send(batch, delivery, letter);
            }
        }
    }

    /** False if there is no use in sending others now. */
    private boolean send(Batch batch, Delivery delivery, Outcome.DeadLettered letter) {
        var original = delivery.message().original();
        var sent = producer.send(endpoint, exchange -> {
            exchange.getIn().setBody(original.body());
            original.properties().forEach((property, value) -> header(exchange, property, value));
            DeadLetterHeaders.of(batch.lane(), delivery.key(), letter).forEach(exchange.getIn()::setHeader);
        });
        var failure = sent.getException();
        if (failure == null) {
            return true;
        }
        kept.keep(delivery, Failures.oneLine(failure));
        return Failures.unavailable(failure, "dead-letter endpoint", true).isEmpty();
    }

    private static void header(Exchange exchange, String property, Object value) {
        var name = JmsHeaders.nameOf(property);
        if (name != null) {
            exchange.getIn().setHeader(name, value);
        }
    }

    @Override
    public void close() {
        producer.stop();
    }
}
