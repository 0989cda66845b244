package dev.bascule.routes;

/** A text that passed all checks could not be loaded; nothing of it is left in the context. */
final class LoadException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    LoadException(Problem problem, Exception cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
