package dev.bascule.camel;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.Bridge;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.DoneLedger;
import dev.bascule.batch.Lane;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneGate;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.LaneParts;
import dev.bascule.batch.Participant;
import dev.bascule.books.Books;
import dev.bascule.books.BooksFromLedger;
import dev.bascule.books.SqlParticipant;
import dev.bascule.connection.JmsConnection;
import dev.bascule.database.BatchWriter;
import dev.bascule.deadletter.DeadLetterLedger;
import dev.bascule.deadletter.DeadLetterWriter;
import dev.bascule.routes.RouteShape;
import dev.bascule.sink.kafka.DeadLetterRecords;
import dev.bascule.sink.kafka.KafkaDeadLetters;
import dev.bascule.sink.kafka.KafkaParticipant;
import dev.bascule.sink.kafka.PlainKafkaParticipant;
import dev.bascule.source.jms.JmsLaneSource;
import dev.bascule.source.jms.JmsProviders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.camel.Expression;
import org.apache.camel.support.DefaultConsumer;

/** Builds the bridge of one {@code bascule-jms:} route: per lane a source, a router, and the participants that the route's targets call for. */
final class JmsBridges {
    private final BasculeRuntime runtime;
    private final BasculeJmsEndpoint endpoint;
    private final DefaultConsumer consumer;
    private final JmsConnection connection;
    private final BatchLimits limits;
    private final Optional<Expression> idempotencyKey;

    JmsBridges(BasculeRuntime runtime, BasculeJmsEndpoint endpoint, DefaultConsumer consumer) {
        this.runtime = runtime;
        this.endpoint = endpoint;
        this.consumer = consumer;
        this.connection = runtime.jms(endpoint.requireConnection());
        this.limits = endpoint.limits(runtime.config().batch());
        this.idempotencyKey = Optional.ofNullable(endpoint.getIdempotencyKey())
                .map(text -> SimpleExpressions.compile(endpoint.getCamelContext(), text));
    }

    /** A bridge for {@code route}, not started. */
    Bridge create(String route) {
        var shape = RouteShape.of(route, endpoint.getCamelContext())
                .orElseThrow(() -> new IllegalStateException("no route is called " + route));
        var gate = new LaneGate(endpoint.getLanes(), LaneClock.SYSTEM);
        var lanes = new ArrayList<Lane>();
        var participants = new ArrayList<List<Participant>>();
        try {
            for (int i = 0; i < endpoint.getLanes(); i++) {
                var source = endpoint.address().sourceId(connection.name());
                var id = new LaneId(runtime.config().instance(), route, i, source);
                participants.add(new ArrayList<>());
                var parts = parts(id, shape, participants.get(i));
                lanes.add(new Lane(parts, gate, LaneClock.SYSTEM, runtime.listener()));
            }
        } catch (RuntimeException e) {
            participants.forEach(lane -> lane.forEach(Participant::close));
            throw e;
        }
        return new Bridge(route, lanes);
    }

    /** @param participants empty; gets those of the lane, even if the rest fails */
    private LaneParts parts(LaneId id, RouteShape shape, List<Participant> participants) {
        var kafkaConnections = shape.kafkaConnections();
        var source = new JmsLaneSource(JmsProviders.of(connection), endpoint.address(), limits.bytes());
        var place = DeadLetterPlace.of(endpoint, id, source, kafkaConnections);
        var ledgers = new ArrayList<DoneLedger>();
        Optional<KafkaParticipant> ledger = Optional.empty();
        var kafkaLetters = place.kafkaTopic().map(topic -> new KafkaDeadLetters(id, kafkaConnections.get(0), topic));
        runtime.aws().participant(id, shape, limits, endpoint.getCamelContext()).ifPresent(participants::add);
        for (int i = 0; i < kafkaConnections.size(); i++) {
            var kafka = runtime.kafka(kafkaConnections.get(i));
            if (i == 0) {
                var ledgered = new KafkaParticipant(id, runtime.ledgers().of(kafka), limits, records(kafkaLetters));
                participants.add(ledgered);
                ledgers.add(ledgered);
                ledger = Optional.of(ledgered);
            } else {
                participants.add(new PlainKafkaParticipant(id, runtime.ledgers().of(kafka), limits));
            }
        }
        place.participant().ifPresent(participants::add);
        var kept = kafkaLetters
                .<Predicate<Delivery>>map(letters -> letters::wasRefused)
                .orElseGet(() -> delivery ->
                        place.kept().isPresent() && place.kept().get().contains(delivery));
        participants.add(new SqlParticipant(runtime.database(), id, writers(kept)));
        ledger.ifPresent(known ->
                participants.add(new BooksFromLedger(id, new Books(runtime.database()), known::booksOfInstance)));
        var letters = new DeadLetterLedger(runtime.deadLetters(), runtime.lettersInDoubt());
        participants.add(letters);
        ledgers.add(letters);
        return new LaneParts(
                id,
                source,
                new RouteRouter(consumer, new OurHeaders(id), shape.connections(), idempotencyKey),
                participants,
                ledgers,
                limits);
    }

    private static DeadLetterRecords records(Optional<KafkaDeadLetters> letters) {
        return letters.isPresent() ? letters.get() : DeadLetterRecords.NONE;
    }

    /** @param kept whether the second place could not have a letter */
    private List<BatchWriter> writers(Predicate<Delivery> kept) {
        return endpoint.isDeadLetterStore() || endpoint.getDeadLetter() == null
                ? List.of(new DeadLetterWriter(runtime.deadLetters()))
                : List.of(new DeadLetterWriter(runtime.deadLetters(), kept));
    }
}
