package dev.bascule.routes;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Turns what was thrown for a whole file into a problem. */
final class Faults {
    private Faults() {}

    /** At the place that the exception knows, or at the file's beginning. */
    static Problem ofFile(String file, Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof MarkedYamlEngineException)) {
            cause = cause.getCause();
        }
        if (cause instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            return new Problem(Place.of(file, marked.getProblemMark().get()), marked.getProblem());
        }
        var message = cause.getMessage();
        return new Problem(Place.startOf(file), message == null ? cause.toString() : message);
    }
}
