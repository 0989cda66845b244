package dev.bascule.translate.copybook.fuzz;

/** The limits of a run. */
final class Fuzzing {
    /** Of a short run. */
    static final long EXECUTIONS = 20_000;

    /** Of a short run, should the machine be slow. */
    static final String DURATION = "5s";

    /** Of a long run. */
    static final long MANY_EXECUTIONS = 10_000_000;

    /** Tag of short runs. */
    static final String SHORT = "short";

    /** Tag of long runs. */
    static final String LONG = "long";

    private Fuzzing() {}
}
