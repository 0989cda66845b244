package dev.bascule.trace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of one message, once.
 *
 * @param key its idempotency key; a long one is cut after {@link BatchCodec#MOST_KEY_CHARS}
 * @param messageId the source's name for it, where that isn't the key
 * @param takenAt when the first message of its batch was taken
 * @param endedAt when its batch was settled
 * @param source what it was taken from, as in {@code erp/queue:ERP.ORDERS}
 * @param batch number of the lane's batch
 * @param outcome {@code delivered}, {@code filtered}, {@code duplicate}, {@code dead_lettered}, or {@code redelivered}: it came again after it had been
 *     dealt with
 * @param reason a dead letter's reason; of a redelivered message, what proves that it is done
 * @param stage where in the route a dead letter failed
 * @param error a dead letter's, shortened
 * @param targets where it is
 * @param deadLetterId of a dead letter whose message has an identity
 */
public record TracedMessage(
        String key,
        Optional<String> messageId,
        Instant takenAt,
        Instant endedAt,
        String source,
        String route,
        String instance,
        int lane,
        long batch,
        String outcome,
        Optional<String> reason,
        Optional<String> stage,
        Optional<String> error,
        List<Place> targets,
        Optional<String> deadLetterId) {

    /**
     * A target that has the message.
     *
     * @param target the endpoint
     * @param receipt the target's own name for what it has; empty where it gives none (Camel's own components)
     */
    public record Place(String target, Optional<String> receipt) {}
}
