package dev.bascule.it.bridge;

/** A route that needs no broker. */
final class TimerRoute {
    /** Its id is {@code ticks}. */
    static final String TICKS =
            """
            - route:
                id: ticks
                from:
                  uri: timer:ticks
                  steps:
                    - log: tick
            """;

    private TimerRoute() {}
}
