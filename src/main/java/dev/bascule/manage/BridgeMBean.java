package dev.bascule.manage;

/** {@code dev.bascule:type=Bridge,name=<route>}: one route. */
public interface BridgeMBean {
    /** As in {@link RouteStatus#state}. */
    String getState();

    /** Why; while running, what else waits for an operator. */
    String getReason();

    /** {@link BooksStatus} as JSON. */
    String getBooks();

    /** Connects and takes. */
    void start() throws Exception;

    /** Settles what was taken and disconnects. */
    void stop() throws Exception;

    /** Stops taking and settles what was taken. */
    void drain();

    /** As {@link #drain}, with a reason that is shown until {@link #resume}. */
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
