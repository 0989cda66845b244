package dev.bascule.it.feed;

import java.io.IOException;

/** A server of files on 127.0.0.1, in this process. */
interface FileServer extends AutoCloseable {
    /** Its one user. */
    String USER = "bank";

    /** Starts it, again perhaps, on the same port. */
    void start() throws Exception;

    /** Ends it; its files stay. */
    void stop() throws Exception;

    /** Such as {@code sftp://user@host:port}. */
    String address();

    /** Parameters that a route needs besides the password, in YAML's flow style. */
    String parameters() throws IOException;

    @Override
    default void close() throws Exception {
        stop();
    }
}
