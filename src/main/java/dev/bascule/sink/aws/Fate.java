package dev.bascule.sink.aws;

import dev.bascule.batch.DeadLetterReason;

/** What a service did with one entry of a call. The {@code error} is one line for the operator, never a payload. */
public sealed interface Fate {
    /** Why the service does not have it; empty if it does. */
    default String error() {
        return "";
    }

    /**
     * The service has it.
     *
     * @param receipt the service's own name for it: a message id, a sequence number
     */
    record Accepted(String receipt) implements Fate {}

    /** Too much at a time, says the service; later it will do. */
    record Throttled(String error) implements Fate {}

    /** Through no fault of the entry: an internal error, a timeout, a broken connection. Whether the service has it is unknown after the latter. */
    record Failed(String error) implements Fate {}

    /** For what it is; any other entry would have been taken. */
    record Refused(DeadLetterReason reason, String error) implements Fate {}

    /** Somebody must change something: no such queue, access denied. */
    record Misconfigured(String error) implements Fate {}
}
