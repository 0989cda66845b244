package dev.bascule.batch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** The engine's own log lines: constant messages, and never a payload. */
final class Log {
    private static final Logger LOGGER = System.getLogger("dev.bascule.batch");

    private Log() {}

    static void defect(LaneId lane, Throwable e) {
        LOGGER.log(
                Level.ERROR,
                "lane=" + lane + " held after a defect; nothing was settled, resume when it is understood",
                e);
    }

    static void died(LaneId lane, Throwable e) {
        LOGGER.log(Level.ERROR, "lane=" + lane + " died; its messages are at the source, stop and start the route", e);
    }

    static void closing(LaneId lane, RuntimeException e) {
        LOGGER.log(Level.WARNING, "lane=" + lane + " ended, but not everything it used could be closed", e);
    }

    static void heap(long neededBytes, long heapBytes) {
        LOGGER.log(
                Level.WARNING,
                "lanes and batch bytes of all routes may need " + (neededBytes >> 20) + " MiB of a heap of "
                        + (heapBytes >> 20) + " MiB; take fewer lanes, smaller batch.bytes, or a larger heap");
    }

    static void abandoned(String route, Duration waited) {
        LOGGER.log(Level.WARNING, "route=" + route + " did not drain within " + waited + "; its connections are cut");
    }
}
