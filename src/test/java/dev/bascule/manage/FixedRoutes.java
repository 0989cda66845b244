package dev.bascule.manage;

import dev.bascule.batch.BridgeState;
import dev.bascule.batch.LaneBooks;
import dev.bascule.connection.TraceConfig;
import dev.bascule.database.Database;
import dev.bascule.manage.LastErrors.LastError;
import dev.bascule.trace.Trace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Routes whose states a test sets; remembers what was asked of them. */
final class FixedRoutes implements Supervised {
    private final TreeMap<String, RouteStatus> routes = new TreeMap<>();
    /** Off, so that its database is never opened. */
    private final TraceWatch trace = new TraceWatch(
            new Trace(
                    new TraceConfig(false, Duration.ofHours(1), 1),
                    Database.embedded(Path.of("unused")),
                    "i",
                    Clock.systemUTC()),
            Clock.systemUTC());

    final List<String> asked = new ArrayList<>();

    void put(String id, BridgeState state, String reason) {
        var promise = List.of(new PromiseStatus("Kafka orders (cloud)", "exactly-once", "in order per lane", ""));
        var books = BooksStatus.of(new LaneBooks(1, 3, 1, 0, 1, 2));
        routes.put(id, new RouteStatus(id, "routes/r.yaml", state, reason, promise, books, 1.5, 12L, 34L));
    }

    void remove(String id) {
        routes.remove(id);
    }

    @Override
    public List<SupervisedRoute> routes() {
        return routes.values().stream().<SupervisedRoute>map(Route::new).toList();
    }

    @Override
    public List<ConnectionStatus> connections() {
        return List.of(new ConnectionStatus("cloud", "kafka", false, "no answer", "2026-01-01T00:00:00Z"));
    }

    @Override
    public Map<String, Long> oldestDeadLetterSeconds() {
        return Map.of("orders", 90_000L);
    }

    @Override
    public TraceWatch trace() {
        return trace;
    }

    @Override
    public List<String> cautions() {
        return List.of("orders: 3 more dead letters within 10 minutes, 3 in all");
    }

    private final class Route implements SupervisedRoute {
        private final RouteStatus status;

        Route(RouteStatus status) {
            this.status = status;
        }

        @Override
        public String id() {
            return status.id();
        }

        @Override
        public RouteStatus status() {
            return status;
        }

        @Override
        public List<LaneView> lanes() {
            return List.of(new LaneView(0, status.state(), status.reason(), 17, 5, 0.5));
        }

        @Override
        public Optional<LastError> lastError() {
            return Optional.of(new LastError("2026-01-01T00:00:00Z", 0, "cloud: no answer"));
        }

        @Override
        public RouteHistory history() {
            return new History(Clock.systemUTC()).of(id());
        }

        @Override
        public void start() {
            asked.add("start " + id());
        }

        @Override
        public void stop() {
            asked.add("stop " + id());
        }

        @Override
        public void hold(String reason) {
            asked.add("hold " + id() + " " + reason);
        }

        @Override
        public void resume() {
            asked.add("resume " + id());
        }
    }
}
