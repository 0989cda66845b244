package dev.bascule.camel;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.DoneLedger;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.SourceId;
import dev.bascule.deadletter.ReplayWriter;
import dev.bascule.sink.kafka.DeadLetterRecords;
import dev.bascule.sink.kafka.FeedParticipant;
import dev.bascule.sink.kafka.SourceOwnership;
import dev.bascule.source.replay.LetterReader;
import dev.bascule.source.replay.ReplaySource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.camel.support.DefaultConsumer;

/**
 * Builds the lane that leads dead letters through a started route again: a source of its own beside the route's, one per instance, with the route's
 * processor and targets. Its position is kept as a feed's is.
 */
final class ReplayBridges {
    /** The mark of a batch names each of its letters; this many fit into a record of any ledger topic. */
    private static final int MOST_MESSAGES = 500;

    private final BasculeRuntime runtime;
    private final BatchEndpoint endpoint;
    private final DefaultConsumer consumer;
    private final LetterReader reader;

    ReplayBridges(BasculeRuntime runtime, BatchEndpoint endpoint, DefaultConsumer consumer, LetterReader reader) {
        this.runtime = runtime;
        this.endpoint = endpoint;
        this.consumer = consumer;
        this.reader = reader;
    }

    /** A bridge of one lane for the replays into {@code route}, not started, with its source. */
    Replays.Running create(String route) {
        var shape = BridgeBuilder.shape(route, endpoint);
        var instance = runtime.config().instance();
        var id = new SourceId("bascule", "replay:" + instance + "/" + route);
        var source =
                new ReplaySource(runtime.replayStore(), instance, route, reader, shape.ambiguous(), LaneClock.SYSTEM);
        var bridge = new BridgeBuilder(runtime, endpoint, consumer, id, limits())
                .build(shape, 1, Optional.empty(), participants -> make(participants, source));
        return new Replays.Running(bridge, source);
    }

    private BridgeBuilder.Made make(LaneParticipants participants, ReplaySource source) {
        participants.add(source);
        participants.addAws(endpoint.getCamelContext());
        var kafka = kafka(participants, source);
        participants.addFurtherKafka();
        var writer = new ReplayWriter(runtime.database(), source, Clock.systemUTC());
        participants.add(writer);
        participants.write(writer);
        participants.addClaims(false);
        participants.addSql();
        kafka.ifPresent(known -> participants.addBooksFrom(known::booksOfInstance));
        DoneLedger ledger = kafka.isPresent() ? kafka.get() : source;
        return new BridgeBuilder.Made(source, List.of(ledger));
    }

    private Optional<FeedParticipant> kafka(LaneParticipants participants, ReplaySource source) {
        return participants.ledger().map(ledger -> {
            var id = participants.id();
            var ownership = new SourceOwnership(ledger, id.source(), id.instance(), LaneClock.SYSTEM);
            var participant =
                    new FeedParticipant(id, ledger, ownership, source, participants.limits(), DeadLetterRecords.NONE);
            source.keepIn(participant);
            participants.add(participant);
            return participant;
        });
    }

    private BatchLimits limits() {
        var limits = endpoint.limits(runtime.config().batch());
        return new BatchLimits(
                Math.min(MOST_MESSAGES, limits.messages()), limits.bytes(), limits.waitTime(), limits.maxAge());
    }
}
