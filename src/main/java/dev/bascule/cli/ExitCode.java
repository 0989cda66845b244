package dev.bascule.cli;

/** What a command's end means to the shell. */
final class ExitCode {
    /** Done; the answer is yes. */
    static final int OK = 0;
    /** Invalid, not found, did not balance, failed. */
    static final int NEGATIVE = 1;
    /** Wrong usage. */
    static final int USAGE = 2;
    /** No running bridge was found. */
    static final int NO_BRIDGE = 3;

    private ExitCode() {}
}
