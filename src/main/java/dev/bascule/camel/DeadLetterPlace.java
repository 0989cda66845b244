package dev.bascule.camel;

import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Participant;
import dev.bascule.deadletter.DeadLetterStore;
import dev.bascule.deadletter.DeadLetterWriter;
import dev.bascule.deadletter.KeptLetters;
import dev.bascule.sink.kafka.DeadLetterRecords;
import dev.bascule.sink.kafka.KafkaDeadLetters;
import dev.bascule.source.jms.JmsDeadLetterPlace;
import dev.bascule.source.jms.JmsLaneSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A lane's second place for dead letters: in the source's own session, in the transaction of the ledger's Kafka, or any Camel endpoint. */
final class DeadLetterPlace {
    private static final DeadLetterPlace NONE =
            new DeadLetterPlace(Optional.empty(), DeadLetterRecords.NONE, delivery -> false);

    private final Optional<Participant> participant;
    private final DeadLetterRecords records;
    private final Predicate<Delivery> refused;

    private DeadLetterPlace(Optional<Participant> participant, DeadLetterRecords records, Predicate<Delivery> refused) {
        this.participant = participant;
        this.records = records;
        this.refused = refused;
    }

    /** Who sends at settle; empty if it is a topic on the ledger's connection, or if there is no second place. */
    Optional<Participant> participant() {
        return participant;
    }

    /** What goes to a topic on the ledger's connection; none if the place is another. */
    DeadLetterRecords records() {
        return records;
    }

    /** Keeps all dead letters, or where the second place is there instead of the store, those that it could not have. */
    DeadLetterWriter writer(BatchEndpoint endpoint, DeadLetterStore store) {
        return isStored(endpoint) ? new DeadLetterWriter(store) : new DeadLetterWriter(store, refused);
    }

    /** Whether every dead letter goes to the store. */
    static boolean isStored(BatchEndpoint endpoint) {
        return endpoint.isDeadLetterStore() || endpoint.getDeadLetter() == null;
    }

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
            var records = new KafkaDeadLetters(lane, kafkaConnections.get(0), kafka.topic());
            return new DeadLetterPlace(Optional.empty(), records, records::wasRefused);
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
        return new DeadLetterPlace(Optional.of(participant), DeadLetterRecords.NONE, kept::contains);
    }
}
