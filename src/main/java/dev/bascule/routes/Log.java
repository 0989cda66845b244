package dev.bascule.routes;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** This package's log lines; never a payload. */
final class Log {
    private static final Logger LOGGER = System.getLogger("dev.bascule.routes");

    private Log() {}

    static void loaded(RouteFile file) {
        LOGGER.log(Level.INFO, "file=" + file.file() + " routes=" + file.routeIds() + " loaded");
        file.promises().forEach(promise -> LOGGER.log(Level.INFO, "promise: " + promise.line()));
    }

    static void refused(RouteFile file) {
        var what = file.state() == RouteFile.State.STALE ? " not taken over; what ran before runs on" : " not loaded";
        file.problems().forEach(problem -> LOGGER.log(Level.ERROR, problem.toString()));
        LOGGER.log(Level.ERROR, "file=" + file.file() + what);
    }

    static void removed(String file) {
        LOGGER.log(Level.INFO, "file=" + file + " is gone; its routes are stopped");
    }

    static void notStopped(String file, String route, Exception e) {
        LOGGER.log(Level.WARNING, "file=" + file + " route=" + route + " could not be stopped", e);
    }

    static void kept(String route, boolean started) {
        LOGGER.log(
                Level.INFO,
                "route=" + route + " is left " + (started ? "started" : "stopped") + ", as it was before the edit");
    }

    static void connector(Problem problem) {
        LOGGER.log(Level.ERROR, problem.toString());
    }

    static void watchFailed(Exception e) {
        LOGGER.log(Level.ERROR, "the folder of routes could not be read; it is tried again", e);
    }
}
