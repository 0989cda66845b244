package dev.bascule.routes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * Which of our sinks a route can come to, over {@code direct:} links, in branches and error handlers too.
 *
 * @param route the route's id
 * @param kafkaConnections names of the Kafka connections, in the order of the route; the first one's ledger holds the route's proofs of
 *     delivery, the others are written beside it
 * @param awsConnections names of the AWS connections, in the order of the route
 * @param sinks the endpoints of ours that it can reach, in the order of the route
 * @param linked the ids of the routes on the way, itself included
 */
public record RouteShape(
        String route,
        List<String> kafkaConnections,
        List<String> awsConnections,
        List<String> sinks,
        Set<String> linked) {
    /** The shape of {@code route} among the routes that {@code context} has now. */
    public static RouteShape of(RouteDefinition route, CamelContext context) {
        return of(route, RouteMap.of(context));
    }

    /** The shape of the route called {@code routeId}; empty if {@code context} has none of that name. */
    public static Optional<RouteShape> of(String routeId, CamelContext context) {
        var map = RouteMap.of(context);
        return map.routes().stream()
                .filter(route -> routeId.equals(route.getRouteId()))
                .findFirst()
                .map(route -> of(route, map));
    }

    /** Names of all connections that the route's batches are written to. */
    public Set<String> connections() {
        var all = new java.util.HashSet<>(kafkaConnections);
        all.addAll(awsConnections);
        return Set.copyOf(all);
    }

    static RouteShape of(RouteDefinition route, RouteMap map) {
        var kafka = new java.util.LinkedHashSet<String>();
        var aws = new java.util.LinkedHashSet<String>();
        var sinks = new LinkedHashMap<String, Boolean>();
        var linked = new java.util.LinkedHashSet<String>();
        linked.add(String.valueOf(route.getRouteId()));
        for (var reach : RouteWalk.from(route, map)) {
            linked.add(String.valueOf(reach.in().getRouteId()));
            if (reach.endpoint().isOurSink()) {
                sinks.put(reach.endpoint().name(), true);
            }
            if (reach.endpoint().scheme().equals("bascule-kafka")) {
                reach.endpoint().option("connection").ifPresent(kafka::add);
            } else if (reach.endpoint().isOurSink()) {
                reach.endpoint().option("connection").ifPresent(aws::add);
            }
        }
        return new RouteShape(
                String.valueOf(route.getRouteId()),
                List.copyOf(kafka),
                List.copyOf(aws),
                new ArrayList<>(sinks.keySet()),
                java.util.Collections.unmodifiableSet(linked));
    }
}
