package dev.bascule.source.feed;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The folders that this process reads, by route. Thread-safe. */
public final class Feeds {
    private final ConcurrentHashMap<String, FeedFolder> byRoute = new ConcurrentHashMap<>();

    /** Adds a route's folder; a former one of the same route is forgotten. */
    public void add(String route, FeedFolder folder) {
        byRoute.put(route, folder);
    }

    /** Forgets a folder, unless another has taken its route. */
    public void remove(String route, FeedFolder folder) {
        byRoute.remove(route, folder);
    }

    /** The folder of a route that is started. */
    public Optional<FeedFolder> find(String route) {
        return Optional.ofNullable(byRoute.get(route));
    }
}
