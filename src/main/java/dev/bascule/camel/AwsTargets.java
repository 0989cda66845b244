package dev.bascule.camel;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SourceId;
import dev.bascule.connection.AwsConnection;
import dev.bascule.routes.RouteShape;
import dev.bascule.sink.aws.AwsParticipant;
import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.ImmediateWriter;
import dev.bascule.sink.aws.Pace;
import dev.bascule.sink.aws.Receipts;
import dev.bascule.sink.aws.Verifications;
import dev.bascule.sink.aws.client.AwsClients;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** What the routes share of AWS: clients by connection, targets by endpoint, receipts by source. Connects to nothing by itself. Thread-safe. */
final class AwsTargets implements AutoCloseable {
    private final Map<String, AwsClients> clients = new ConcurrentHashMap<>();
    private final Map<Key, AwsTarget<?>> targets = new ConcurrentHashMap<>();
    private final Map<SourceId, Receipts> receipts = new ConcurrentHashMap<>();
    private final Verifications verifications = new Verifications(LaneClock.SYSTEM);
    private final ImmediateWriter writer =
            new ImmediateWriter(() -> ThreadLocalRandom.current().nextLong(), verifications);

    private record Key(String connection, String endpoint, @Nullable Integer entriesPerSecond) {}

    /** Makes a target of a connection's clients. */
    interface Maker<T> {
        T make(AwsClients clients, Optional<Pace> pace);
    }

    /** The target of all endpoints of that name and pace. */
    <T extends AwsTarget<?>> T target(
            Class<T> type,
            AwsConnection connection,
            String endpoint,
            @Nullable Integer entriesPerSecond,
            Maker<T> maker) {
        var key = new Key(connection.name(), endpoint, entriesPerSecond);
        var pace = Optional.ofNullable(entriesPerSecond).map(Pace::new);
        return type.cast(targets.computeIfAbsent(key, absent -> maker.make(clients(connection), pace)));
    }

    /** Those of all endpoints on that connection. */
    AwsClients clients(AwsConnection connection) {
        return clients.computeIfAbsent(connection.name(), absent -> new AwsClients(connection));
    }

    /** Who writes to the AWS targets of a route; empty if it has none. */
    Optional<Participant> participant(LaneId lane, RouteShape shape, BatchLimits limits, CamelContext context) {
        return shape.awsConnections().isEmpty()
                ? Optional.empty()
                : Optional.of(new AwsParticipant(
                        Set.copyOf(shape.awsConnections()),
                        () -> AwsEndpoint.targets(context, shape.sinks()),
                        receipts(lane.source()),
                        verifications,
                        limits,
                        new SplittableRandom()));
    }

    private Receipts receipts(SourceId source) {
        return receipts.computeIfAbsent(source, absent -> new Receipts());
    }

    ImmediateWriter writer() {
        return writer;
    }

    @Override
    public void close() {
        clients.values().forEach(AwsClients::close);
    }
}
