package dev.bascule.manage;

import dev.bascule.manage.LastErrors.LastError;
import dev.bascule.source.feed.FileStatus;
import java.util.List;
import java.util.Optional;

/** One route, and what an operator may do with it. Thread-safe; doing again what is already done changes nothing. */
public interface SupervisedRoute {
    /** The route's id. */
    String id();

    /** How it is now. */
    RouteStatus status();

    /** Its lanes, in the order of their numbers. */
    List<LaneView> lanes();

    /** What went wrong last. */
    Optional<LastError> lastError();

    /** What it did in the last hour. */
    RouteHistory history();

    /** Connects and takes. */
    void start() throws Exception;

    /** Lets each lane settle what it carries, gives up after the configured time, disconnects. */
    void stop() throws Exception;

    /** Stops taking and settles what was taken; stays connected until {@link #resume}. */
    void hold(String reason);

    /** Takes again after {@link #hold}, its own or an operator's. */
    void resume();

    /** The files of a route that reads a folder; none of any other. */
    default List<FileStatus> files() {
        return List.of();
    }

    /** Lets a stopped file be tried again; {@link IllegalArgumentException} if there is none of that name. */
    default void retryFile(String name) {
        throw new IllegalArgumentException("route " + id() + " reads no files");
    }

    /** Gives the rest of a stopped file up; {@link IllegalArgumentException} if there is none of that name. */
    default void skipFile(String name) {
        throw new IllegalArgumentException("route " + id() + " reads no files");
    }
}
