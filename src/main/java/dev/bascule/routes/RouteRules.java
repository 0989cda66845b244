package dev.bascule.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.RouteDefinition;

/** What a route must not do, whatever Camel thinks of it: what would let messages leave a batch unseen. Pure. */
final class RouteRules {
    /**
     * A rule that is broken.
     *
     * @param at the part of the model to point at
     * @param in the route in which it stands
     */
    record Breach(Object at, RouteDefinition in, String message) {}

    private final RouteMap map;

    RouteRules(RouteMap map) {
        this.map = map;
    }

    List<Breach> check(RouteDefinition route) {
        var breaches = new ArrayList<Breach>();
        var source = map.source(route);
        boolean ours = source.map(EndpointUri::isOurSource).orElse(false);
        if (ours && !route.hasCustomIdAssigned()) {
            breaches.add(new Breach(
                    input(route),
                    route,
                    "the route needs an id: it is part of the transactional id, which must survive a restart"));
        }
        for (var reach : RouteWalk.from(route, map)) {
            if (reach.endpoint().isOurSink()) {
                sink(reach, ours, breaches);
            }
        }
        for (var block : RouteWalk.blocks(route, map)) {
            block(block, ours, source.map(EndpointUri::scheme).orElse(""), breaches);
        }
        for (var link : RouteLinks.of(route, map)) {
            if (link.startsWith("direct:") && map.startingFrom(link).isEmpty()) {
                breaches.add(new Breach(
                        caller(route, link),
                        route,
                        "no route starts from " + link + Suggestion.didYouMean(link, sources())));
            }
        }
        return breaches;
    }

    private static void sink(Reach reach, boolean ours, List<Breach> breaches) {
        var name = reach.endpoint().name();
        var departure = reach.departure();
        if (reach.polled() || reach.step() instanceof EnrichDefinition) {
            breaches.add(
                    new Breach(reach.step(), reach.in(), name + " only takes messages: it has none to enrich with"));
        } else if (reach.dynamic()) {
            breaches.add(
                    new Breach(
                            reach.step(),
                            reach.in(),
                            name
                                    + " is computed for each message: the sinks of a route must be known before it starts; use choice"));
        } else if (ours && departure != null) {
            breaches.add(new Breach(
                    departure.step(),
                    reach.in(),
                    "'" + departure.name() + "' " + departure.why()
                            + ": messages could leave the batch unseen before they reach " + name));
        }
    }

    private void block(IdempotentBlock block, boolean ours, String scheme, List<Breach> breaches) {
        if (ours && !block.isWindow()) {
            breaches.add(new Breach(
                    block.step(),
                    block.in(),
                    "idempotentRepository " + block.repository()
                            + " keeps a key before the batch is settled: messages of a batch that goes back would be taken for"
                            + " duplicates and lost; use " + IdempotentBlock.WINDOW));
        } else if (ours && !map.settings().isTrue(block.step().getEager(), true)) {
            breaches.add(new Breach(
                    block.step(),
                    block.in(),
                    "eager: false has no meaning with " + IdempotentBlock.WINDOW
                            + ", which uses keys up when the batch is settled; leave it out"));
        } else if (!ours && block.isWindow() && !scheme.equals("direct") && !scheme.equals("kamelet")) {
            breaches.add(new Breach(
                    block.step(),
                    block.in(),
                    IdempotentBlock.WINDOW + " uses keys up when a batch is settled; a route that starts with " + scheme
                            + ": has no batch"));
        }
    }

    private Set<String> sources() {
        var names = new TreeSet<String>();
        map.routes().forEach(route -> map.source(route).ifPresent(from -> names.add(from.name())));
        return names;
    }

    private static Object input(RouteDefinition route) {
        return route.getInput() == null ? route : route.getInput();
    }

    private Object caller(RouteDefinition route, String link) {
        return RouteWalk.steps(route).stream()
                .filter(step -> EndpointUse.uri(step)
                        .map(uri -> EndpointUri.parse(map.settings().text(uri))
                                .name()
                                .equals(link))
                        .orElse(false))
                .findFirst()
                .map(Object.class::cast)
                .orElse(route);
    }
}
