package dev.bascule.batch;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The bridges of this process, by route. Thread-safe. */
public final class Bridges {
    /** The rest of the heap is for the process itself and for what its collector has not collected yet. */
    private static final int HEAP_SHARE = 2;

    private final ConcurrentSkipListMap<String, Bridge> byRoute = new ConcurrentSkipListMap<>();

    /** Adds a bridge; a former one of the same route is forgotten. Warns when all of them together may need more memory than there is. */
    public void add(Bridge bridge) {
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

    /** The bridge of a route that is started. */
    public Optional<Bridge> find(String route) {
        return Optional.ofNullable(byRoute.get(route));
    }

    /** All of them, sorted by route. */
    public Collection<Bridge> all() {
        return List.copyOf(byRoute.values());
    }
}
