package dev.bascule.it.demo;

import dev.bascule.it.process.RouteState;
import java.util.ArrayList;
import java.util.List;

/**
 * What was sent, what the routes say they did, and what is really there, beside each other.
 *
 * @param withoutEvent orders that Kafka has and EventBridge has not
 */
record DemoBooks(List<RouteState> routes, List<FlowBooks> flows, List<String> withoutEvent) {
    /** Every route's own books, the sample routes' against what was sent, and the verifier's verdicts. */
    boolean balance() {
        return problems().isEmpty();
    }

    private List<String> problems() {
        var problems = new ArrayList<String>();
        for (var route : routes) {
            if (!route.balanced()) {
                problems.add(route.id() + " took " + route.taken() + " messages but has not that many outcomes");
            }
        }
        flows.forEach(flow -> problems.addAll(flow.problems(routes)));
        if (!withoutEvent.isEmpty()) {
            problems.add("in Kafka, but not in EventBridge: " + withoutEvent);
        }
        return problems;
    }

    /** Route by route. */
    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        lines.add("books");
        for (var route : routes) {
            lines.add("  " + route.id());
            var flow = flows.stream()
                    .filter(one -> one.flow().route().equals(route.id()))
                    .findFirst();
            flow.ifPresent(books -> lines.add("    " + books.sentLine()));
            lines.add("    taken %d = delivered %d + filtered %d + duplicate %d + dead letters %d; redelivered %d"
                    .formatted(
                            route.taken(),
                            route.delivered(),
                            route.filtered(),
                            route.duplicate(),
                            route.deadLettered(),
                            route.redelivered()));
            flow.ifPresent(books -> lines.add("    " + books.foundLine()));
        }
        lines.add("  orders in Kafka, but not in EventBridge: " + withoutEvent.size());
        lines.add(balance() ? "the books balance" : "THE BOOKS DO NOT BALANCE");
        problems().forEach(problem -> lines.add("  " + problem));
        return String.join(System.lineSeparator(), lines);
    }
}
