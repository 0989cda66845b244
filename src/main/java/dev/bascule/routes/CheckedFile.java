package dev.bascule.routes;

import java.util.List;
import java.util.Set;

/**
 * What is known of a route file without running it.
 *
 * @param text what was checked
 * @param problems everything that is wrong with it, by place; empty if it can be loaded
 * @param routeIds the routes that it declares
 * @param promises of its routes, if it can be loaded; without those that other routes call
 * @param shapes of its routes, if it can be loaded
 * @param configures whether it holds route configurations, which apply to other files' routes
 * @param kamelets the Kamelets that it uses
 * @param connectors all Kamelets of the folder, as they were when this was checked
 */
public record CheckedFile(
        RouteText text,
        List<Problem> problems,
        List<String> routeIds,
        List<RoutePromise> promises,
        List<RouteShape> shapes,
        boolean configures,
        Set<String> kamelets,
        Kamelets connectors) {
    /** Path below the bridge's folder. */
    public String file() {
        return text.file();
    }

    /** Whether nothing is wrong. */
    public boolean isValid() {
        return problems.isEmpty();
    }
}
