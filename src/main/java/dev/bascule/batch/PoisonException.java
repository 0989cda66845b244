package dev.bascule.batch;

import java.util.List;

/** The message itself is at fault, and the reason is known. A route may handle it like any other exception. */
public final class PoisonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final DeadLetterReason reason;

    @SuppressWarnings("serial") // an immutable list of strings, never serialised
    private final List<String> fieldErrors;

    /** @param message one line for the operator; never a payload */
    public PoisonException(DeadLetterReason reason, String message) {
        this(reason, message, List.of());
    }

    /** @param message one line for the operator; never a payload */
    public PoisonException(DeadLetterReason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.fieldErrors = List.of();
    }

    /**
     * A message whose fields are at fault.
     *
     * @param message one line for the operator; never a payload
     * @param fieldErrors one line for each, which may show the field's bytes: kept with the dead letter, never logged
     */
    public PoisonException(DeadLetterReason reason, String message, List<String> fieldErrors) {
        super(message);
        this.reason = reason;
        this.fieldErrors = List.copyOf(fieldErrors);
    }

    /** Why. */
    public DeadLetterReason reason() {
        return reason;
    }

    /** What is wrong with single fields; empty if that isn't why. */
    public List<String> fieldErrors() {
        return fieldErrors;
    }
}
