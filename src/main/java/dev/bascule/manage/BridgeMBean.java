package dev.bascule.manage;

/** {@code dev.bascule:type=Bridge,name=<route>}: one route. */
public interface BridgeMBean {
    /** As in {@link RouteStatus#state}. */
    String getState();

    /** Why; empty while running. */
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
}
