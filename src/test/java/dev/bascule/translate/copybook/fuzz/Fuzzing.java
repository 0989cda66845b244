package dev.bascule.translate.copybook.fuzz;

/** How long Jazzer runs. */
final class Fuzzing {
    /** Of each target. */
    static final long EXECUTIONS = 10_000_000;

    private Fuzzing() {}
}
