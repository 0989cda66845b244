package dev.bascule.batch;

import org.jspecify.annotations.Nullable;

/** Somebody else's fault: a target, the database or a step's service is down. Never a reason for a dead letter. */
public final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why it is unavailable, which decides what the operator is told. */
    public enum Kind {
        /** Down or slow; comes back by itself. */
        DOWN,
        /** Someone must change something: no such topic, access denied, fenced by another instance. Retried all the same. */
        MISCONFIGURED,
        /** A step of the route failed; nothing of ours can tell when it is back but trying the message again. */
        STEP
    }

    private final Kind kind;
    private final String what;

    /**
     * @param what the connection or endpoint that is unavailable, as the operator knows it
     * @param message one line: what happened and, where known, what to do
     */
    public UnavailableException(Kind kind, String what, String message, @Nullable Throwable cause) {
        super(what + ": " + message, cause);
        this.kind = kind;
        this.what = what;
    }

    /** Why. */
    public Kind kind() {
        return kind;
    }

    /** The connection or endpoint. */
    public String what() {
        return what;
    }
}
