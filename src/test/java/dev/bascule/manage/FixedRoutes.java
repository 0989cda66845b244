package dev.bascule.manage;

import dev.bascule.batch.BridgeState;
import dev.bascule.batch.LaneBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Routes whose states a test sets; remembers what was asked of them. */
final class FixedRoutes implements Supervised {
    private final TreeMap<String, RouteStatus> routes = new TreeMap<>();
    final List<String> asked = new ArrayList<>();

    void put(String id, BridgeState state, String reason) {
        var promise = List.of(new PromiseStatus("Kafka orders (cloud)", "exactly-once", "in order per lane", ""));
        var books = BooksStatus.of(new LaneBooks(1, 3, 1, 0, 1, 2));
        routes.put(id, new RouteStatus(id, "routes/r.yaml", state, reason, promise, books, 1.5, 12L, null));
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
