package dev.bascule.batch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The engine's own log lines: constant messages, and never a payload. */
final class Log {
    private static final Logger LOGGER = System.getLogger("dev.bascule.batch");

    private Log() {}

    static void defect(LaneId lane, RuntimeException e) {
        LOGGER.log(
                Level.ERROR,
                "lane=" + lane + " held after a defect; nothing was settled, resume when it is understood",
                e);
    }

    static void abandoned(String route, java.time.Duration waited) {
        LOGGER.log(Level.WARNING, "route=" + route + " did not drain within " + waited + "; its connections are cut");
    }
}
