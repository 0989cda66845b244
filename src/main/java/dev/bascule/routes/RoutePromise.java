package dev.bascule.routes;

import java.util.List;

/**
 * What a route promises, derived from its steps, never declared.
 *
 * @param route the route's id
 * @param promise one entry for each target, in the order of the route
 */
public record RoutePromise(String route, List<Target> promise) {
    /** How often a message comes to a target when something breaks. */
    public enum Level {
        /** Once, whatever breaks. */
        EXACTLY_ONCE("exactly-once"),
        /** At least once: again after a crash or a roll-back. */
        AT_LEAST_ONCE("at-least-once"),
        /** Perhaps not at all. */
        MAY_LOSE("may lose");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        /** As printed and in JSON. */
        public String label() {
            return label;
        }
    }

    /**
     * One target of a route.
     *
     * @param target as an operator would call it: {@code Kafka orders (cloud)}
     * @param level the weakest of all ways that lead there
     * @param order {@code in order per lane}, {@code in order}, {@code keyed}, {@code keyed, in order per group}, or empty where there is none
     * @param why what keeps it from more, or what its order depends on; empty if nothing does
     */
    public record Target(String target, Level level, String order, String why) {
        @Override
        public String toString() {
            return target + ": " + level.label() + (order.isEmpty() ? "" : ", " + order)
                    + (why.isEmpty() ? "" : " (" + why + ")");
        }
    }

    /** One line for the log: {@code erp-orders → Kafka orders (cloud): exactly-once, in order per lane; → …}. */
    public String line() {
        if (promise.isEmpty()) {
            return route + " → nothing: no step sends the message anywhere";
        }
        return route + " → "
                + String.join("; → ", promise.stream().map(Target::toString).toList());
    }
}
