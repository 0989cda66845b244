package dev.bascule.camel;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.Bridge;
import dev.bascule.batch.DoneLedger;
import dev.bascule.books.SqlDoneKeys;
import dev.bascule.connection.JmsConnection;
import dev.bascule.deadletter.DeadLetterLedger;
import dev.bascule.sink.kafka.KafkaParticipant;
import dev.bascule.source.jms.JmsLaneSource;
import dev.bascule.source.jms.JmsProviders;
import java.util.ArrayList;
import java.util.Optional;
import org.apache.camel.support.DefaultConsumer;

/** Builds the bridge of one {@code bascule-jms:} route: per lane a session with the broker, and the participants that the route's targets call for. */
final class JmsBridges {
    private final BasculeRuntime runtime;
    private final BasculeJmsEndpoint endpoint;
    private final DefaultConsumer consumer;
    private final JmsConnection connection;
    private final BatchLimits limits;

    JmsBridges(BasculeRuntime runtime, BasculeJmsEndpoint endpoint, DefaultConsumer consumer) {
        this.runtime = runtime;
        this.endpoint = endpoint;
        this.consumer = consumer;
        this.connection = runtime.jms(endpoint.requireConnection());
        this.limits = endpoint.limits(runtime.config().batch());
    }

    /** A bridge for {@code route}, not started. */
    Bridge create(String route) {
        var source = endpoint.address().sourceId(connection.name());
        return new BridgeBuilder(runtime, endpoint, consumer, source, limits)
                .build(
                        BridgeBuilder.shape(route, endpoint),
                        endpoint.getLanes(),
                        BridgeBuilder.idempotencyKey(endpoint),
                        this::make);
    }

    private BridgeBuilder.Made make(LaneParticipants participants) {
        var source = new JmsLaneSource(JmsProviders.of(connection), endpoint.address(), limits.bytes());
        var ledgers = new ArrayList<DoneLedger>();
        var place = DeadLetterPlace.of(
                endpoint, participants.id(), source, participants.shape().kafkaConnections());
        participants.addLetterRoom(endpoint);
        participants.addAws(endpoint.getCamelContext());
        var kafka = kafka(participants, place);
        kafka.ifPresent(ledgers::add);
        participants.addFurtherKafka();
        place.participant().ifPresent(participants::add);
        participants.write(place.writer(endpoint, runtime.deadLetters()));
        if (kafka.isEmpty()) {
            var doneKeys = new SqlDoneKeys(runtime.database(), participants.id());
            participants.write(doneKeys);
            participants.add(doneKeys);
            ledgers.add(doneKeys);
        }
        participants.addClaims(true);
        participants.addSql();
        kafka.ifPresent(known -> participants.addBooksFrom(known::booksOfInstance));
        var letters = new DeadLetterLedger(runtime.deadLetters(), runtime.lettersInDoubt());
        participants.add(letters);
        ledgers.add(letters);
        return new BridgeBuilder.Made(source, ledgers);
    }

    private Optional<KafkaParticipant> kafka(LaneParticipants participants, DeadLetterPlace place) {
        var kafka = participants
                .ledger()
                .map(ledger -> new KafkaParticipant(participants.id(), ledger, limits, place.records()));
        kafka.ifPresent(participants::add);
        return kafka;
    }
}
