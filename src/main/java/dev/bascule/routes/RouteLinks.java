package dev.bascule.routes;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.camel.model.RouteDefinition;

/** The routes that a route calls by itself, by the names of the endpoints they start from. */
final class RouteLinks {
    private RouteLinks() {}

    /** Names such as {@code direct:audit} that stand in {@code route}'s own steps. */
    static Set<String> of(RouteDefinition route, RouteMap map) {
        var names = new LinkedHashSet<String>();
        for (var step : RouteWalk.steps(route)) {
            EndpointUse.uri(step)
                    .map(uri -> EndpointUri.parse(map.settings().text(uri)))
                    .filter(RouteLinks::isRoute)
                    .ifPresent(endpoint -> names.add(endpoint.name()));
        }
        return names;
    }

    /** Whether {@code endpoint} is another route's beginning. */
    static boolean isRoute(EndpointUri endpoint) {
        return Components.INLINE.contains(endpoint.scheme()) || Components.QUEUED.contains(endpoint.scheme());
    }
}
