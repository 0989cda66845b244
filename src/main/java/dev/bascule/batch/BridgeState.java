package dev.bascule.batch;

/** State of a route, as the operator sees it. Later constants are worse: a route shows the worst state of its lanes. */
public enum BridgeState {
    /** Taking and settling. */
    RUNNING,
    /** The source broker cannot be reached; connecting with backoff. */
    SOURCE_DOWN,
    /** A target, the database or a step's service cannot be reached; nothing is taken, probing with backoff. */
    TARGET_DOWN,
    /** As {@link #TARGET_DOWN}, but somebody must change something. */
    MISCONFIGURED,
    /** Stopped taking because of what it took, a defect, or an exhausted heap; waits for an operator. */
    HELD,
    /** Not started, or ended because it was told to. */
    STOPPED,
    /** Its file cannot be loaded. */
    INVALID
}
