package dev.bascule.it.demo;

import dev.bascule.it.load.Order;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.process.RouteState;
import dev.bascule.it.verify.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What was sent, what the routes say they did, and what is really there, beside each other.
 *
 * @param withoutEvent orders that Kafka has and EventBridge has not
 * @param shipments what became of those
 */
record DemoBooks(
        SentOrders sent, List<RouteState> routes, Verdict verdict, List<String> withoutEvent, Verdict shipments) {
    /** Every route's own books, the sample route's against what was sent, and the verifier's verdict. */
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
        var route =
                routes.stream().filter(one -> one.id().equals(DemoStage.ROUTE)).findFirst();
        route.ifPresentOrElse(
                books -> {
                    compare(problems, "taken", books.taken(), sent.count());
                    compare(problems, "delivered", books.delivered(), verdict.arrived());
                    compare(
                            problems,
                            "filtered",
                            books.filtered(),
                            sent.of(Order.Kind.TEST).size());
                    compare(problems, "dead letters", books.deadLettered(), verdict.deadLettered());
                },
                () -> problems.add("there is no route " + DemoStage.ROUTE));
        if (verdict.queued() > 0 || !verdict.conserved()) {
            problems.add(verdict.toString());
        }
        if (!withoutEvent.isEmpty()) {
            problems.add("in Kafka, but not in EventBridge: " + withoutEvent);
        }
        if (shipments.queued() > 0 || !shipments.conserved() || !shipments.inOrder()) {
            problems.add("shipments: " + shipments);
        }
        return problems;
    }

    private static void compare(List<String> problems, String what, long inBooks, long real) {
        if (inBooks != real) {
            problems.add(what + ": " + inBooks + " in the books, " + real + " in truth");
        }
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
        lines.add("  sent %d orders: %d good, %d test, %d poison"
                .formatted(
                        sent.count(),
                        sent.of(Order.Kind.GOOD).size(),
                        sent.of(Order.Kind.TEST).size(),
                        sent.of(Order.Kind.POISON).size()));
        lines.add("  in Kafka %d, dead letters %d, still in the queue %d"
                .formatted(verdict.arrived(), verdict.deadLettered(), verdict.queued()));
        lines.add("  in EventBridge %d; shipments in SQS %d, still in the queue %d"
                .formatted(verdict.arrived() - withoutEvent.size(), shipments.arrived(), shipments.queued()));
        lines.add(balance() ? "the books balance" : "THE BOOKS DO NOT BALANCE");
        problems().forEach(problem -> lines.add("  " + problem));
        return String.join(System.lineSeparator(), lines);
    }
}
