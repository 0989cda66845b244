package dev.bascule.camel;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Participant;
import dev.bascule.deadletter.KeptLetters;
import dev.bascule.source.jms.JmsDeadLetterPlace;
import dev.bascule.source.jms.JmsLaneSource;
import java.util.List;
import java.util.Optional;

/**
 * A lane's second place for dead letters: in the source's own session, in the transaction of the ledger's Kafka, or any Camel endpoint. At
 * most one of the two is present.
 *
 * @param participant who sends at settle
 * @param kafkaTopic topic on the ledger's connection
 * @param kept the letters that {@code participant} could not send; present as it is
 */
record DeadLetterPlace(Optional<Participant> participant, Optional<String> kafkaTopic, Optional<KeptLetters> kept) {
    private static final DeadLetterPlace NONE =
            new DeadLetterPlace(Optional.empty(), Optional.empty(), Optional.empty());

    static DeadLetterPlace of(
            BasculeJmsEndpoint endpoint, LaneId lane, JmsLaneSource source, List<String> kafkaConnections) {
        var uri = endpoint.getDeadLetter();
        if (uri == null) {
            return NONE;
        }
        if (endpoint.getCamelContext().getEndpoint(uri) instanceof BasculeJmsEndpoint jms) {
            var kept = new KeptLetters(lane, StageNames.withoutOptions(jms.getEndpointUri()));
            return jms(endpoint, jms, source, kept);
        }
        return ofSessionless(endpoint, lane, kafkaConnections);
    }

    /** The place of a source that has no session in which a letter could be sent. */
    static DeadLetterPlace ofSessionless(BatchEndpoint endpoint, LaneId lane, List<String> kafkaConnections) {
        var uri = endpoint.getDeadLetter();
        if (uri == null) {
            return NONE;
        }
        var context = endpoint.getCamelContext();
        var place = context.getEndpoint(uri);
        if (place instanceof BatchEndpoint) {
            throw new IllegalArgumentException("deadLetter= names " + StageNames.withoutOptions(place.getEndpointUri())
                    + ", which only reads here; use Camel's own component, such as jms: or file:");
        }
        var kept = new KeptLetters(lane, StageNames.withoutOptions(place.getEndpointUri()));
        if (place instanceof BasculeKafkaEndpoint kafka
                && !kafkaConnections.isEmpty()
                && kafka.requireConnection().equals(kafkaConnections.get(0))) {
            return new DeadLetterPlace(Optional.empty(), Optional.of(kafka.topic()), Optional.empty());
        }
        return participant(new EndpointDeadLetterPlace(context.createProducerTemplate(), place, kept), kept);
    }

    private static DeadLetterPlace jms(
            BasculeJmsEndpoint from, BasculeJmsEndpoint place, JmsLaneSource source, KeptLetters kept) {
        if (!place.requireConnection().equals(from.requireConnection())) {
            throw new IllegalArgumentException(
                    "deadLetter= names connection " + place.requireConnection()
                            + ", but the messages come from " + from.requireConnection()
                            + "; bascule-jms: sends dead letters in the source's own session only, use Camel's jms: for another broker");
        }
        return participant(
                new JmsDeadLetterPlace(source, place.address(), place.requireConnection(), kept, LaneClock.SYSTEM),
                kept);
    }

    private static DeadLetterPlace participant(Participant participant, KeptLetters kept) {
        return new DeadLetterPlace(Optional.of(participant), Optional.empty(), Optional.of(kept));
    }
}
