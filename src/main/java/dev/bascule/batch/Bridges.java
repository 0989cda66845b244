package dev.bascule.batch;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The bridges of this process, by route, and which of the routes an operator holds. Thread-safe. */
public final class Bridges {
    /** The rest of the heap is for the process itself and for what its collector has not collected yet. */
    private static final int HEAP_SHARE = 2;

    private final ConcurrentSkipListMap<String, Bridge> byRoute = new ConcurrentSkipListMap<>();
    private final Map<String, String> holds = new HashMap<>();

    /**
     * Adds a bridge that is to be started; a former one of the same route is forgotten, but not that an operator holds the route: its next bridge is held
     * from its start. Warns when all of them together may need more memory than there is.
     */
    public synchronized void add(Bridge bridge) {
        var reason = holds.get(bridge.route());
        if (reason != null) {
            bridge.hold(reason);
        }
        byRoute.put(bridge.route(), bridge);
        long needed = memoryBytes();
        long heap = Runtime.getRuntime().maxMemory();
        if (needed > heap / HEAP_SHARE) {
            Log.heap(needed, heap);
        }
    }

    /** What all lanes may have in memory at once, roughly. */
    long memoryBytes() {
        return byRoute.values().stream().mapToLong(Bridge::memoryBytes).sum();
    }

    /** Forgets a bridge that has stopped, unless another has taken its route. */
    public void remove(Bridge bridge) {
        byRoute.remove(bridge.route(), bridge);
    }

    /** Stops a route's taking until {@link #resume} or {@link #letGo}, whatever bridges it has until then. */
    public synchronized void hold(String route, String reason) {
        var bridge = started(route);
        holds.put(route, reason);
        bridge.hold(reason);
    }

    /** Lets a route take again that is held, whoever or whatever has held it. */
    public synchronized void resume(String route) {
        var bridge = started(route);
        letGo(route);
        bridge.resume();
    }

    /** An operator stops a route: what held it before is forgotten. */
    public synchronized void letGo(String route) {
        holds.remove(route);
    }

    private Bridge started(String route) {
        return find(route).orElseThrow(() -> new IllegalStateException("route " + route + " is not started"));
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
