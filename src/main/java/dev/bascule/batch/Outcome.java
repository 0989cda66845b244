package dev.bascule.batch;

import java.util.List;
import java.util.Optional;

/**
 * What became of one message. A batch is settled only when each of its deliveries has exactly one outcome.
 *
 * <p>The first four are the columns of the books ({@code taken = delivered + filtered + duplicate + deadLettered}); {@link
 * AlreadyDone} is counted beside them, because its message was counted when it was done.
 */
public sealed interface Outcome {
    /** At least one target (ours at settle, or another Camel producer) has the message. */
    record Delivered() implements Outcome {}

    /** The route let the message end without sending it anywhere. */
    record Filtered() implements Outcome {}

    /** The producer sent it before: its idempotency key stands in the dedup window. */
    record Duplicate() implements Outcome {}

    /**
     * Poison: kept with its original bytes for a human.
     *
     * @param reason why, as one of a closed list
     * @param stage where in the route: a node id, an endpoint, or {@code source}
     * @param error one line for the operator; never a payload
     * @param fieldErrors errors of single fields, when a codec names them; may be empty
     */
    record DeadLettered(DeadLetterReason reason, String stage, String error, List<String> fieldErrors)
            implements Outcome {
        /** Dead letter without field errors. */
        public DeadLettered(DeadLetterReason reason, String stage, String error) {
            this(reason, stage, error, List.of());
        }
    }

    /**
     * The broker delivered again what an earlier batch had settled. Not routed.
     *
     * @param origin the ledger entry or dead letter that proves it
     * @param letter what was stored, if it was a dead letter: a second place within the source's own transaction has lost it with that
     */
    record AlreadyDone(String origin, Optional<DeadLettered> letter) implements Outcome {
        /** Of a message that is done with. */
        public AlreadyDone(String origin) {
            this(origin, Optional.empty());
        }
    }

    /** The message reached a target. */
    Outcome DELIVERED = new Delivered();

    /** The message was let go by the route. */
    Outcome FILTERED = new Filtered();

    /** The message was known in the dedup window. */
    Outcome DUPLICATE = new Duplicate();
}
