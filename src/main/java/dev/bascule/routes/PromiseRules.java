package dev.bascule.routes;

import dev.bascule.connection.BasculeConfig;
import dev.bascule.routes.RoutePromise.Level;
import dev.bascule.routes.RoutePromise.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.model.RouteDefinition;

/** Derives the promise of a route: per target, the weakest of the ways that lead to it. Pure. */
final class PromiseRules {
    private final BasculeConfig config;
    private final RouteMap map;

    PromiseRules(BasculeConfig config, RouteMap map) {
        this.config = config;
        this.map = map;
    }

    /** The promise of {@code route}; empty for one that other routes call, since it is part of theirs. */
    Optional<RoutePromise> of(RouteDefinition route) {
        var source = map.source(route);
        if (source.isEmpty() || isCalled(source.get())) {
            return Optional.empty();
        }
        var targets = new LinkedHashMap<String, Target>();
        var shape = RouteShape.of(route, map);
        for (var reach : RouteWalk.from(route, map)) {
            if (!Components.IN_PROCESS.contains(reach.endpoint().scheme())) {
                var target = target(reach, source.get(), shape);
                targets.merge(target.target(), target, PromiseRules::weaker);
            }
        }
        return Optional.of(new RoutePromise(String.valueOf(route.getRouteId()), List.copyOf(targets.values())));
    }

    private static Target weaker(Target one, Target other) {
        return other.level().compareTo(one.level()) > 0 ? other : one;
    }

    private boolean isCalled(EndpointUri source) {
        return RouteLinks.isRoute(source)
                && map.routes().stream()
                        .anyMatch(route -> RouteLinks.of(route, map).contains(source.name()));
    }

    private Target target(Reach reach, EndpointUri source, RouteShape shape) {
        var name = name(reach);
        var departure = reach.departure();
        if (reach.polled()) {
            return new Target(name, Level.MAY_LOSE, "", "what is polled in mid-route is not part of the batch");
        }
        if (departure != null && source.isOurSource()) {
            return new Target(name, Level.MAY_LOSE, "", departure.name() + " " + departure.why());
        }
        if (Components.QUEUED.contains(reach.endpoint().scheme())) {
            return new Target(name, Level.MAY_LOSE, "", "a queue in memory");
        }
        if (!reach.endpoint().isOurSink()) {
            return new Target(name, Level.AT_LEAST_ONCE, "", camels(reach, source) + unwithdrawable(reach, source));
        }
        if (!source.isOurSource()) {
            return new Target(
                    name,
                    Level.AT_LEAST_ONCE,
                    "",
                    "each message is a batch of one: what " + source.scheme() + ": repeats is sent again");
        }
        return ours(reach.endpoint(), name, source, shape);
    }

    private static String camels(Reach reach, EndpointUri source) {
        if (!source.isOurSource()) {
            return "Camel's own guarantee from " + source.scheme() + ":";
        }
        var why = "sent by Camel during routing, before the batch is settled: a batch that goes back is sent again";
        return reach.endpoint().scheme().isEmpty()
                ? why + "; a bascule- sink computed here is refused unless the route names its connection elsewhere"
                : why;
    }

    private static String unwithdrawable(Reach reach, EndpointUri source) {
        var block = reach.block();
        return block != null && block.isWindow() && source.isOurSource()
                ? "; it cannot be withdrawn when another lane has the same key at the same time"
                : "";
    }

    private Target ours(EndpointUri sink, String name, EndpointUri source, RouteShape shape) {
        if (!sink.scheme().equals("bascule-kafka")) {
            return new Target(
                    name,
                    Level.AT_LEAST_ONCE,
                    awsOrder(sink, source),
                    "the target cannot hold the proof; the key goes along");
        }
        var order = order(source);
        var first = shape.kafkaConnections().get(0);
        if (!sink.option("connection").map(first::equals).orElse(false)) {
            return new Target(
                    name,
                    Level.AT_LEAST_ONCE,
                    order,
                    "a second Kafka connection: the proof of delivery is in the ledger of " + first);
        }
        var kind = source.option("connection")
                .map(config.connections()::get)
                .map(c -> c.kind())
                .orElse("");
        if (source.scheme().equals("bascule-jms") && !Components.PROVEN_KINDS.contains(kind)) {
            return new Target(
                    name,
                    Level.AT_LEAST_ONCE,
                    order,
                    Components.UNPROVEN_KINDS.getOrDefault(kind, "no proof of ownership is known for kind " + kind));
        }
        return new Target(name, Level.EXACTLY_ONCE, order, Components.ORDER_CONDITIONS.getOrDefault(kind, ""));
    }

    /** What keeps no order of its own is told by its key alone. */
    private String awsOrder(EndpointUri sink, EndpointUri source) {
        var lane = isOneLane(source) ? "" : " and lane";
        if (sink.path().endsWith(".fifo")) {
            return "keyed, in order per group" + lane;
        }
        return sink.scheme().equals("bascule-kinesis") ? "keyed, in order per partition key" + lane : "keyed";
    }

    private String order(EndpointUri source) {
        if (isOneLane(source)) {
            return "in order";
        }
        return source.scheme().equals("bascule-feed") ? "in order per file" : "in order per lane";
    }

    private boolean isOneLane(EndpointUri source) {
        return source.option("lanes").map(map.settings()::text).orElse("1").equals("1");
    }

    private static String name(Reach reach) {
        var endpoint = reach.endpoint();
        if (endpoint.scheme().isEmpty()) {
            return "endpoint computed at run time";
        }
        var product = Components.PRODUCTS.get(endpoint.scheme());
        if (product == null) {
            return endpoint.name();
        }
        Map<String, String> options = endpoint.options();
        return product + " " + endpoint.path() + " (" + options.getOrDefault("connection", "?") + ")";
    }
}
