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
import dev.bascule.batch.PoisonWatch;
import dev.bascule.batch.SourceId;
import dev.bascule.books.Books;
import dev.bascule.books.BooksFromLedger;
import dev.bascule.books.SqlMarks;
import dev.bascule.books.SqlOwnership;
import dev.bascule.books.SqlParticipant;
import dev.bascule.database.BatchWriter;
import dev.bascule.deadletter.DeadLetterWriter;
import dev.bascule.deadletter.EarlyDeadLetters;
import dev.bascule.routes.RouteShape;
import dev.bascule.sink.kafka.DeadLetterRecords;
import dev.bascule.sink.kafka.FeedParticipant;
import dev.bascule.sink.kafka.KafkaDeadLetters;
import dev.bascule.sink.kafka.PlainKafkaParticipant;
import dev.bascule.sink.kafka.SourceOwnership;
import dev.bascule.source.feed.FeedFolder;
import dev.bascule.source.feed.FeedFormat;
import dev.bascule.source.feed.FeedLaneSource;
import dev.bascule.source.feed.Supply;
import dev.bascule.source.feed.remote.Courier;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.camel.Expression;
import org.apache.camel.support.DefaultConsumer;

/**
 * Builds the bridge of one {@code bascule-feed:} route. The position is kept in the ledger of the route's first Kafka connection, in the
 * transaction of its records, or in the database if the route has none.
 */
final class FeedBridges {
    private final BasculeRuntime runtime;
    private final BasculeFeedEndpoint endpoint;
    private final DefaultConsumer consumer;
    private final SourceId source;
    private final BatchLimits limits;
    private final FeedFormat format;
    private final Optional<Courier> courier;
    private final FeedFolder folder;
    private final Optional<Expression> idempotencyKey;

    FeedBridges(BasculeRuntime runtime, BasculeFeedEndpoint endpoint, DefaultConsumer consumer) {
        this.runtime = runtime;
        this.endpoint = endpoint;
        this.consumer = consumer;
        this.source = endpoint.sourceId();
        this.limits = endpoint.limits(runtime.config().batch());
        this.format = endpoint.format();
        var margins = format.shape().margins();
        boolean hasTrailer = margins.trailerRecords() > 0 || margins.tailBytes() > 0;
        this.courier = endpoint.courier(this::isStuck);
        Supply supply = courier.isPresent() ? courier.get() : Supply.NONE;
        this.folder = new FeedFolder(endpoint.options(), hasTrailer, LaneClock.SYSTEM, supply);
        this.idempotencyKey = Optional.ofNullable(endpoint.getIdempotencyKey())
                .map(text -> SimpleExpressions.compile(endpoint.getCamelContext(), text));
    }

    private boolean isStuck(String name) {
        return folder.isStuck(name);
    }

    /** Who brings the files from a server, not started. */
    Optional<Courier> courier() {
        return courier;
    }

    /** What its lanes share. */
    FeedFolder folder() {
        return folder;
    }

    /** A bridge for {@code route}, not started. */
    Bridge create(String route) {
        refuseSharedSource(route);
        var shape = RouteShape.of(route, endpoint.getCamelContext())
                .orElseThrow(() -> new IllegalStateException("no route is called " + route));
        var kafkaConnections = shape.kafkaConnections();
        var gate = new LaneGate(endpoint.getLanes(), LaneClock.SYSTEM);
        var settling = kafkaConnections.isEmpty() ? sqlSettling() : kafkaSettling(kafkaConnections);
        var poison = new PoisonWatch(endpoint.poison(runtime.config().poison()));
        var lanes = new ArrayList<Lane>();
        var participants = new ArrayList<List<Participant>>();
        try {
            for (int i = 0; i < endpoint.getLanes(); i++) {
                var id = new LaneId(runtime.config().instance(), route, i, source);
                var reader = new FeedLaneSource(folder, format, LaneClock.SYSTEM, Clock.systemUTC());
                participants.add(new ArrayList<>());
                runtime.aws()
                        .participant(id, shape, limits, endpoint.getCamelContext())
                        .ifPresent(participants.get(i)::add);
                var ledger = settling.settle(id, reader, participants.get(i));
                var router = new RouteRouter(consumer, new OurHeaders(id), shape.connections(), idempotencyKey);
                var parts = new LaneParts(id, reader, router, participants.get(i), List.of(ledger), limits, poison);
                lanes.add(new Lane(parts, gate, LaneClock.SYSTEM, runtime.listener()));
            }
        } catch (RuntimeException e) {
            participants.forEach(lane -> lane.forEach(Participant::close));
            throw e;
        }
        return new Bridge(route, lanes);
    }

    /** Where a route's positions are kept. */
    private interface Settling {
        /**
         * Makes the lane's participants.
         *
         * @param participants gets them, even if the rest fails
         * @return the one that keeps the positions
         */
        DoneLedger settle(LaneId id, FeedLaneSource reader, List<Participant> participants);
    }

    private Settling kafkaSettling(List<String> kafkaConnections) {
        var ledger = runtime.ledgers().of(runtime.kafka(kafkaConnections.get(0)));
        var ownership = new SourceOwnership(ledger, source, runtime.config().instance(), LaneClock.SYSTEM);
        return (id, reader, participants) -> {
            var place = DeadLetterPlace.ofSessionless(endpoint, id, kafkaConnections);
            var letters = place.kafkaTopic().map(topic -> new KafkaDeadLetters(id, kafkaConnections.get(0), topic));
            var feed = new FeedParticipant(id, ledger, ownership, reader, limits, records(letters));
            reader.keepIn(feed);
            participants.add(feed);
            for (var further : kafkaConnections.subList(1, kafkaConnections.size())) {
                participants.add(new PlainKafkaParticipant(id, runtime.ledgers().of(runtime.kafka(further)), limits));
            }
            place.participant().ifPresent(participants::add);
            participants.add(new EarlyDeadLetters(
                    runtime.database(), runtime.deadLetters(), writer(place, letters.map(known -> known::wasRefused))));
            participants.add(new SqlParticipant(runtime.database(), id, List.of()));
            participants.add(new BooksFromLedger(id, new Books(runtime.database()), feed::booksOfInstance));
            return feed;
        };
    }

    private Settling sqlSettling() {
        var ownership = new SqlOwnership(source, runtime.config().instance(), LaneClock.SYSTEM);
        return (id, reader, participants) -> {
            var place = DeadLetterPlace.ofSessionless(endpoint, id, List.of());
            var marks = new SqlMarks(runtime.database(), id, ownership, reader, LaneClock.SYSTEM);
            reader.keepIn(marks);
            participants.add(marks);
            place.participant().ifPresent(participants::add);
            List<BatchWriter> writers = List.of(writer(place, Optional.empty()), marks);
            participants.add(new SqlParticipant(runtime.database(), id, writers));
            return marks;
        };
    }

    private static DeadLetterRecords records(Optional<KafkaDeadLetters> letters) {
        return letters.isPresent() ? letters.get() : DeadLetterRecords.NONE;
    }

    /** @param refused letters that a topic did not take */
    private DeadLetterWriter writer(DeadLetterPlace place, Optional<Predicate<Delivery>> refused) {
        if (endpoint.isDeadLetterStore() || endpoint.getDeadLetter() == null) {
            return new DeadLetterWriter(runtime.deadLetters());
        }
        return new DeadLetterWriter(
                runtime.deadLetters(),
                refused.orElseGet(() -> delivery ->
                        place.kept().isPresent() && place.kept().get().contains(delivery)));
    }

    private void refuseSharedSource(String route) {
        for (var other : runtime.bridges().all()) {
            if (!other.route().equals(route)
                    && other.lanes().stream()
                            .anyMatch(lane -> lane.id().source().equals(source))) {
                throw new IllegalArgumentException("route " + other.route() + " reads " + source
                        + " already; give one of the two a name= of its own");
            }
        }
    }
}
