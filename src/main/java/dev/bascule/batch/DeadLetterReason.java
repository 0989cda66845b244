package dev.bascule.batch;

import java.util.Locale;
import java.util.Optional;

/** Why a message is a dead letter. The {@link #label} is the metric label, the filter of the CLI and the anchor in the docs. */
public enum DeadLetterReason {
    /** An ObjectMessage: deserialising it could run the sender's code, so it never is. */
    OBJECT_MESSAGE_REFUSED,
    /** The body of the source message cannot be read as what it says it is. */
    UNREADABLE,
    /** A step of the route failed on this message. */
    STEP_FAILED,
    /** The route handled an exception and sent the message nowhere. */
    HANDLED_WITHOUT_TARGET,
    /** The body cannot become bytes for the target. */
    NOT_SERIALISABLE,
    /** Larger than the target takes. */
    TOO_LARGE,
    /** The target refused the record for its content. */
    REFUSED_BY_TARGET;

    /** Lower case with underscores, as in metrics and on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason with this {@link #label}. */
    public static Optional<DeadLetterReason> ofLabel(String label) {
        for (var reason : values()) {
            if (reason.label().equals(label)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
