package dev.bascule.manage;

/** {@code dev.bascule:type=Bridge,name=<route>}: one route. */
public interface BridgeMBean {
    /** As in {@link RouteStatus#state}. */
    String getState();

    /** Why; while running, what else waits for an operator. */
    String getReason();

    /** {@link BooksStatus} as JSON. */
    String getBooks();

    /** {@link RouteDetail} as JSON: what {@code status --json} says of the route, its lanes, and what went wrong last. */
    String getStatus();

    /** {@link RouteHistory} as JSON: the last hour in steps of ten seconds. */
    String getHistory();

    /** Connects and takes. */
    void start() throws Exception;

    /** Settles what was taken and disconnects. */
    void stop() throws Exception;

    /** Stops taking and settles what was taken. */
    void drain();

    /** As {@link #drain}, with a reason that is shown until {@link #resume}; if it is blank, that an operator did it. */
    void hold(String reason);

    /** Takes again. */
    void resume();

    /** The files of a route that reads a folder, each a {@link dev.bascule.source.feed.FileStatus}, as JSON. */
    String getFiles();

    /** Lets a stopped file be tried again. */
    void retryFile(String name);

    /** Gives the rest of a stopped file up, for good. */
    void skipFile(String name);
}
