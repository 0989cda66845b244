package dev.bascule.camel;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.Bridge;
import dev.bascule.batch.DoneLedger;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.SourceId;
import dev.bascule.books.SqlMarks;
import dev.bascule.books.SqlOwnership;
import dev.bascule.deadletter.EarlyDeadLetters;
import dev.bascule.deadletter.ReplayedLetters;
import dev.bascule.sink.kafka.FeedParticipant;
import dev.bascule.sink.kafka.SourceOwnership;
import dev.bascule.source.feed.FeedFolder;
import dev.bascule.source.feed.FeedFormat;
import dev.bascule.source.feed.FeedLaneSource;
import dev.bascule.source.feed.Supply;
import dev.bascule.source.feed.remote.Courier;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
        this.idempotencyKey = BridgeBuilder.idempotencyKey(endpoint);
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
        var shape = BridgeBuilder.shape(route, endpoint);
        var instance = runtime.config().instance();
        var kafkaOwnership = shape.kafkaConnections().stream()
                .findFirst()
                .map(name -> new SourceOwnership(runtime.ledger(name), source, instance, LaneClock.SYSTEM));
        var sqlOwnership = new SqlOwnership(source, instance, LaneClock.SYSTEM);
        return new BridgeBuilder(runtime, endpoint, consumer, source, limits)
                .build(shape, endpoint.getLanes(), idempotencyKey, participants -> {
                    var reader = new FeedLaneSource(folder, format, LaneClock.SYSTEM, Clock.systemUTC());
                    participants.addLetterRoom(endpoint);
                    participants.addAws(endpoint.getCamelContext());
                    var positions = kafkaOwnership.isPresent()
                            ? settleInKafka(participants, reader, kafkaOwnership.get())
                            : settleInSql(participants, reader, sqlOwnership);
                    return new BridgeBuilder.Made(
                            reader, List.of(positions, new ReplayedLetters(runtime.deadLetters())));
                });
    }

    /** Positions in the ledger; returns who keeps them. */
    private DoneLedger settleInKafka(LaneParticipants participants, FeedLaneSource reader, SourceOwnership ownership) {
        var id = participants.id();
        var place =
                DeadLetterPlace.ofSessionless(endpoint, id, participants.shape().kafkaConnections());
        var ledger = participants.ledger().orElseThrow();
        var feed = new FeedParticipant(id, ledger, ownership, reader, limits, place.records());
        reader.keepIn(feed);
        participants.add(feed);
        participants.addFurtherKafka();
        place.participant().ifPresent(participants::add);
        participants.add(new EarlyDeadLetters(
                runtime.database(), runtime.deadLetters(), place.writer(endpoint, runtime.deadLetters())));
        participants.addClaims(false);
        participants.addSql();
        participants.addBooksFrom(feed::booksOfInstance);
        return feed;
    }

    /** Positions in the database; returns who keeps them. */
    private DoneLedger settleInSql(LaneParticipants participants, FeedLaneSource reader, SqlOwnership ownership) {
        var id = participants.id();
        var place = DeadLetterPlace.ofSessionless(endpoint, id, List.of());
        var marks = new SqlMarks(runtime.database(), id, ownership, reader, LaneClock.SYSTEM);
        reader.keepIn(marks);
        participants.add(marks);
        place.participant().ifPresent(participants::add);
        participants.write(place.writer(endpoint, runtime.deadLetters()));
        participants.write(marks);
        participants.addClaims(false);
        participants.addSql();
        return marks;
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
