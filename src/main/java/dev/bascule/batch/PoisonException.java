package dev.bascule.batch;

import org.jspecify.annotations.Nullable;

/** The message itself is at fault, and the reason is known. A route may handle it like any other exception. */
public final class PoisonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final DeadLetterReason reason;

    /** @param message one line for the operator; never a payload */
    public PoisonException(DeadLetterReason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why. */
    public DeadLetterReason reason() {
        return reason;
    }
}
