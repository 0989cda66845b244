package dev.bascule.camel;

import dev.bascule.batch.SourceId;
import dev.bascule.connection.AwsConnection;
import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.ImmediateWriter;
import dev.bascule.sink.aws.Pace;
import dev.bascule.sink.aws.Receipts;
import dev.bascule.sink.aws.client.AwsClients;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What the routes share of AWS: clients by connection, targets by endpoint, receipts by source. Connects to nothing by itself. Thread-safe. */
final class AwsTargets implements AutoCloseable {
    private final Map<String, AwsClients> clients = new ConcurrentHashMap<>();
    private final Map<Key, AwsTarget<?>> targets = new ConcurrentHashMap<>();
    private final Map<SourceId, Receipts> receipts = new ConcurrentHashMap<>();
    private final ImmediateWriter writer =
            new ImmediateWriter(() -> ThreadLocalRandom.current().nextLong());

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

    private AwsClients clients(AwsConnection connection) {
        return clients.computeIfAbsent(connection.name(), absent -> new AwsClients(connection));
    }

    Receipts receipts(SourceId source) {
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
