package dev.bascule.manage;

import dev.bascule.routes.RouteOutline;
import java.util.List;
import java.util.Map;

/** What a running process looks like to management. Thread-safe; answers from memory, without a round trip to any broker. */
public interface Supervised {
    /** Every route known, running or not, in the order of their ids; files that cannot be loaded are listed by their names. */
    List<SupervisedRoute> routes();

    /** Asks the database for what is not in memory and changes on its own: management's thread does so from time to time. */
    default void refresh() {}

    /** By route that has dead letters, how long ago the message of its oldest was taken. */
    Map<String, Long> oldestDeadLetterSeconds();

    /** The trace's window. */
    TraceWatch trace();

    /** What an operator should know although nothing has stopped, or because something has: a line each. */
    List<String> cautions();

    /** Every connection configured, in the order of their names. */
    List<ConnectionStatus> connections();

    /** The routes that run, as drawings show them. */
    default List<RouteOutline> outlines() {
        return List.of();
    }

    /** The file that a route is written in; {@link IllegalArgumentException} if there is no such route. */
    default RouteSource source(String route) {
        throw new IllegalArgumentException("there is no route " + route);
    }
}
