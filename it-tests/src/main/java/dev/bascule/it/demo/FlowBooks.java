package dev.bascule.it.demo;

import dev.bascule.it.load.Order;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.process.RouteState;
import dev.bascule.it.verify.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What was sent on one way and what is really there.
 *
 * @param waiting messages, or files, that the bridge has not taken
 */
record FlowBooks(DemoFlow flow, SentOrders sent, Verdict verdict, long waiting) {
    /** Where the books of the flow's route, or the places of its orders, disagree with what was sent. */
    List<String> problems(List<RouteState> routes) {
        var problems = new ArrayList<String>();
        routes.stream()
                .filter(one -> one.id().equals(flow.route()))
                .findFirst()
                .ifPresentOrElse(
                        books -> compare(problems, books), () -> problems.add("there is no route " + flow.route()));
        boolean inOrder = !flow.ordered() || verdict.inOrder();
        if (waiting > 0 || !verdict.conserved() || !inOrder) {
            problems.add(flow.route() + ": waiting " + waiting + "; " + verdict);
        }
        return problems;
    }

    private void compare(List<String> problems, RouteState books) {
        compare(problems, "taken", books.taken(), sent.count());
        compare(problems, "delivered", books.delivered(), verdict.arrived());
        compare(problems, "filtered", books.filtered(), sent.of(Order.Kind.TEST).size());
        compare(problems, "dead letters", books.deadLettered(), verdict.deadLettered());
    }

    private void compare(List<String> problems, String what, long inBooks, long real) {
        if (inBooks != real) {
            problems.add(flow.route() + ", " + what + ": " + inBooks + " in the books, " + real + " in truth");
        }
    }

    /** What was sent. */
    String sentLine() {
        return "sent to %s: %d = good %d + test %d + poison %d"
                .formatted(
                        flow.source().name(),
                        sent.count(),
                        sent.of(Order.Kind.GOOD).size(),
                        sent.of(Order.Kind.TEST).size(),
                        sent.of(Order.Kind.POISON).size());
    }

    /** What was found where it belongs. */
    String foundLine() {
        return "found in %s: %d; among the dead letters: %d; waiting: %d"
                .formatted(flow.target(), verdict.arrived(), verdict.deadLettered(), waiting);
    }
}
