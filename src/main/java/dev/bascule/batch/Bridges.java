package dev.bascule.batch;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The bridges of this process, by route. Thread-safe. */
public final class Bridges {
    private final ConcurrentSkipListMap<String, Bridge> byRoute = new ConcurrentSkipListMap<>();

    /** Adds a bridge; a former one of the same route is forgotten. */
    public void add(Bridge bridge) {
        byRoute.put(bridge.route(), bridge);
    }

    /** Forgets a bridge that has stopped, unless another has taken its route. */
    public void remove(Bridge bridge) {
        byRoute.remove(bridge.route(), bridge);
    }

    /** The bridge of a route that is started. */
    public Optional<Bridge> find(String route) {
        return Optional.ofNullable(byRoute.get(route));
    }

    /** All of them, sorted by route. */
    public Collection<Bridge> all() {
        return List.copyOf(byRoute.values());
    }
}
