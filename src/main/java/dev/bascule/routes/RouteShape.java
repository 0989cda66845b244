package dev.bascule.routes;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * Which of our sinks a route can come to, over {@code direct:} links, in branches and error handlers too.
 *
 * @param route the route's id
 * @param kafkaConnections names of the Kafka connections, in the order of the route; the first one's ledger holds the route's proofs of
 *     delivery, the others are written beside it
 * @param awsConnections names of the AWS connections, in the order of the route
 * @param sinks the endpoints of ours that it can reach, and on which connections
 * @param decoders the {@code copybook:} steps among its endpoints that decode, in the order of the route
 * @param dedup how it uses the dedup window
 * @param linked the ids of the routes on the way, itself included
 */
public record RouteShape(
        String route,
        List<String> kafkaConnections,
        List<String> awsConnections,
        Map<String, Set<String>> sinks,
        List<String> decoders,
        Dedup dedup,
        Set<String> linked) {
    /** What a route does with the dedup window. */
    public enum Dedup {
        /** Nothing. */
        NONE,
        /** All that its idempotent blocks do can be withdrawn. */
        WITHDRAWABLE,
        /** A message is sent from within a block before it is known whether it has the key. */
        LASTING
    }

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
        var all = new HashSet<>(kafkaConnections);
        all.addAll(awsConnections);
        return Set.copyOf(all);
    }

    /** Those of {@link #sinks} whose name is used on more than one connection. */
    public Set<String> ambiguous() {
        return sinks.entrySet().stream()
                .filter(sink -> sink.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    static RouteShape of(RouteDefinition route, RouteMap map) {
        var kafka = new LinkedHashSet<String>();
        var aws = new LinkedHashSet<String>();
        var sinks = new HashMap<String, Set<String>>();
        var linked = new LinkedHashSet<String>();
        var decoders = new LinkedHashSet<String>();
        linked.add(String.valueOf(route.getRouteId()));
        var dedup = RouteWalk.blocks(route, map).stream().anyMatch(IdempotentBlock::isWindow)
                ? Dedup.WITHDRAWABLE
                : Dedup.NONE;
        for (var reach : RouteWalk.from(route, map)) {
            linked.add(String.valueOf(reach.in().getRouteId()));
            if (isLasting(reach)) {
                dedup = Dedup.LASTING;
            }
            if (reach.endpoint().isOurSink()) {
                sinks.computeIfAbsent(reach.endpoint().name(), name -> new HashSet<>())
                        .add(reach.endpoint().option("connection").orElse(""));
            }
            if (reach.endpoint().scheme().equals("copybook")
                    && reach.endpoint().option("operation").equals(Optional.of("decode"))) {
                decoders.add(reach.endpoint().name());
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
                copyOf(sinks),
                List.copyOf(decoders),
                dedup,
                Collections.unmodifiableSet(linked));
    }

    private static Map<String, Set<String>> copyOf(Map<String, Set<String>> sinks) {
        return sinks.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, sink -> Set.copyOf(sink.getValue())));
    }

    private static boolean isLasting(Reach reach) {
        var block = reach.block();
        return block != null
                && block.isWindow()
                && !reach.endpoint().isOurSink()
                && !Components.IN_PROCESS.contains(reach.endpoint().scheme());
    }
}
