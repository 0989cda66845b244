package dev.bascule.source.jms;

import java.lang.System.Logger.Level;

/** Ends what may already be dead. */
final class Closing {
    private static final System.Logger LOGGER = System.getLogger("dev.bascule.source.jms");

    private Closing() {}

    interface Action {
        void run() throws Exception;
    }

    /** Runs {@code action}; what it throws is worth a debug line only, since the thing is being thrown away. */
    static void quietly(String what, Action action) {
        try {
            action.run();
        } catch (Exception e) {
            LOGGER.log(Level.DEBUG, "closing " + what + ": " + e);
        }
    }

    /** Frees a dead connection's threads and memory without making the caller wait for a broker that may not answer. */
    static void inBackground(Action close) {
        var thread = new Thread(() -> quietly("connection", close), "bascule-jms-close");
        thread.setDaemon(true);
        thread.start();
    }
}
