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

    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        lines.add("books");
        for (var route : routes) {
            lines.add("  %s: taken %d = delivered %d + filtered %d + duplicate %d + dead letters %d; redelivered %d"
                    .formatted(
                            route.id(),
                            route.taken(),
                            route.delivered(),
                            route.filtered(),
                            route.duplicate(),
                            route.deadLettered(),
                            route.redelivered()));
        }
        flows.forEach(flow -> lines.add(flow.toString()));
        lines.add("  orders in Kafka, but not in EventBridge: " + withoutEvent.size());
        lines.add(balance() ? "the books balance" : "THE BOOKS DO NOT BALANCE");
        problems().forEach(problem -> lines.add("  " + problem));
        return String.join(System.lineSeparator(), lines);
    }
}
