package dev.bascule.manage;

import static java.util.Objects.requireNonNull;

import dev.bascule.batch.BridgeState;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.LaneListener;
import dev.bascule.connection.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which connections are down, as the lanes say: a connection is down while at least one lane cannot work because of it. One that
 * no lane complains about counts as up. Thread-safe.
 */
public final class ConnectionBoard implements LaneListener {
    private final Map<String, Connection> connections;
    private final InstantSource clock;
    private final Map<LaneId, Complaint> complaints = new HashMap<>();
    private final Map<String, ConnectionStatus> board = new TreeMap<>();

    private record Complaint(String connection, String error) {}

    /** All up, since now. */
    public ConnectionBoard(Map<String, Connection> connections, InstantSource clock) {
        this.connections = connections;
        this.clock = clock;
        connections
                .values()
                .forEach(connection -> board.put(connection.name(), show(connection, null, clock.instant())));
    }

    /** In the order of their names. */
    public synchronized List<ConnectionStatus> connections() {
        return List.copyOf(board.values());
    }

    @Override
    public synchronized void state(LaneId lane, BridgeState state, String reason) {
        culprit(lane, state, reason)
                .ifPresentOrElse(
                        culprit -> complaints.put(lane, new Complaint(culprit, reason)), () -> complaints.remove(lane));
        refresh();
    }

    private Optional<String> culprit(LaneId lane, BridgeState state, String reason) {
        return switch (state) {
            case SOURCE_DOWN -> Optional.of(lane.source().connection());
            case TARGET_DOWN, MISCONFIGURED ->
                connections.keySet().stream()
                        .filter(name -> reason.startsWith(name + ":"))
                        .findFirst();
            case RUNNING, HELD, STOPPED, INVALID -> Optional.empty();
        };
    }

    private void refresh() {
        for (var connection : connections.values()) {
            var error = error(connection.name(), complaints.values());
            var shown = requireNonNull(board.get(connection.name()));
            if (shown.up() != error.isEmpty()) {
                board.put(connection.name(), show(connection, error.orElse(null), clock.instant()));
            } else if (error.isPresent() && !error.get().equals(shown.error())) {
                board.put(connection.name(), shown.withError(error.get()));
            }
        }
    }

    private static Optional<String> error(String name, Collection<Complaint> complaints) {
        return complaints.stream()
                .filter(complaint -> complaint.connection().equals(name))
                .map(Complaint::error)
                .findFirst();
    }

    private static ConnectionStatus show(Connection connection, @Nullable String error, Instant since) {
        return ConnectionStatus.of(connection.name(), connection.kind(), error, since);
    }
}
