package dev.bascule.connection;

import dev.bascule.batch.DedupBounds;
import java.util.Map;

/**
 * The bounds of the dedup windows. Immutable.
 *
 * @param bounds of each window whose route is not named
 * @param routes by the route's id
 */
public record DedupConfig(DedupBounds bounds, Map<String, DedupBounds> routes) {
    /** What holds when the file says nothing. */
    public static final DedupConfig DEFAULT = new DedupConfig(DedupBounds.DEFAULT, Map.of());

    /** Copies {@code routes}. */
    public DedupConfig {
        routes = Map.copyOf(routes);
    }

    /** The bounds of a route's window. */
    public DedupBounds of(String route) {
        return routes.getOrDefault(route, bounds);
    }
}
