package dev.bascule.connection;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the lanes last learnt about each connection. A connection that no route uses is unknown. Thread-safe. */
public final class ConnectionHealth {
    private final Map<String, State> states = new ConcurrentHashMap<>();
    private final Clock clock;

    /**
     * What is known of a connection.
     *
     * @param error one line; empty while up
     * @param since when it came into this state
     */
    public record State(boolean up, String error, Instant since) {}

    /** Knows nothing yet. */
    public ConnectionHealth(Clock clock) {
        this.clock = clock;
    }

    /** Somebody has just talked to it. */
    public void up(String connection) {
        states.compute(connection, (name, old) -> old != null && old.up() ? old : new State(true, "", clock.instant()));
    }

    /** Somebody could not. */
    public void down(String connection, String error) {
        states.compute(
                connection,
                (name, old) -> new State(false, error, old != null && !old.up() ? old.since() : clock.instant()));
    }

    /** Empty when nobody has tried it. */
    public Optional<State> of(String connection) {
        return Optional.ofNullable(states.get(connection));
    }
}
