package dev.bascule.deadletter;

import dev.bascule.batch.DeadLetterReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A message that could not be delivered, with everything needed to understand it and to send it again. The body is kept whole, however large;
 * the bound is SQLite's, 1,000,000,000 bytes for a dead letter (1 GB in PostgreSQL), and above it the database refuses and the route waits.
 *
 * @param id names it on the command line; see {@link DeadLetterId}
 * @param key the message's idempotency key
 * @param instance whose lane took it
 * @param route the route it failed in
 * @param source connection and destination it was taken from
 * @param stage where in the route: a node id, an endpoint, or {@code source}
 * @param reason why
 * @param error one line; at most {@link #MOST_ERROR_CHARS} are stored
 * @param fieldErrors errors of single fields, when a codec names them
 * @param attempts how often it was tried to deliver it, as far as is known
 * @param firstAt when it was first taken
 * @param lastAt when it was last taken
 * @param headers the source's own headers, such as {@code JMSMessageID}
 * @param properties the application's properties
 * @param bodyType as in {@link dev.bascule.batch.Original#bodyType}
 * @param body the original bytes, or their beginning, or none of them; not copied
 * @param bodyBytes how many bytes the store has
 * @param deliveredTo targets that have the message all the same
 * @param replays how often it was sent through a route again, and failed again
 */
public record DeadLetter(
        String id,
        String key,
        String instance,
        String route,
        String source,
        String stage,
        DeadLetterReason reason,
        String error,
        List<String> fieldErrors,
        int attempts,
        Instant firstAt,
        Instant lastAt,
        Map<String, Object> headers,
        Map<String, Object> properties,
        String bodyType,
        byte[] body,
        long bodyBytes,
        List<String> deliveredTo,
        int replays) {
    /** The same letter with another body, which replaces the original one for whoever is given the copy. */
    public DeadLetter withBody(String type, byte[] newBody) {
        return with(fieldErrors, headers, properties, type, newBody, newBody.length);
    }

    /** The same letter with other errors of fields. */
    DeadLetter withFieldErrors(List<String> newErrors) {
        return with(newErrors, headers, properties, bodyType, body, bodyBytes);
    }

    /** The same letter with other headers and properties. */
    public DeadLetter withValues(Map<String, Object> newHeaders, Map<String, Object> newProperties) {
        return with(fieldErrors, newHeaders, newProperties, bodyType, body, bodyBytes);
    }

    private DeadLetter with(
            List<String> newErrors,
            Map<String, Object> newHeaders,
            Map<String, Object> newProperties,
            String newType,
            byte[] newBody,
            long newBytes) {
        return new DeadLetter(
                id,
                key,
                instance,
                route,
                source,
                stage,
                reason,
                error,
                newErrors,
                attempts,
                firstAt,
                lastAt,
                newHeaders,
                newProperties,
                newType,
                newBody,
                newBytes,
                deliveredTo,
                replays);
    }

    /** Longer error texts are cut. */
    public static final int MOST_ERROR_CHARS = 4_000;
}
