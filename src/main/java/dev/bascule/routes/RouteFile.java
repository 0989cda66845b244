package dev.bascule.routes;

import java.util.List;

/**
 * A route file of a running bridge.
 *
 * @param file path below the bridge's folder
 * @param routeIds the routes that run, or that would if the file were sound
 * @param problems what is wrong with the text on disk, by place; empty if it is what runs
 * @param promises of the routes that run; without those that other routes call
 */
public record RouteFile(
        String file, State state, List<String> routeIds, List<Problem> problems, List<RoutePromise> promises) {
    /** How the text on disk and what runs stand to each other. */
    public enum State {
        /** What is on disk runs. */
        LOADED,
        /** What ran before still runs; the text on disk cannot be used. */
        STALE,
        /** Nothing of it runs. */
        INVALID
    }

    /** All problems in one line; empty if there is none. */
    public String reason() {
        return String.join("; ", problems.stream().map(Problem::toString).toList());
    }
}
