package dev.bascule.translate.envelope;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an envelope says of its message.
 *
 * @param idempotencyKey equal in every copy of the message
 * @param source connection and destination that it comes from
 * @param route who forwarded it
 * @param correlationId the producer's, if it gave one
 * @param sentAt when the producer sent it, as ISO 8601, if it said so
 * @param traceparent W3C trace context
 */
public record Metadata(
        String idempotencyKey,
        String source,
        String route,
        Optional<String> correlationId,
        Optional<String> sentAt,
        String traceparent) {
    /** Name to value, in a fixed order; absent ones left out. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("idempotency-key", idempotencyKey);
        fields.put("source", source);
        fields.put("route", route);
        correlationId.ifPresent(id -> fields.put("correlation-id", id));
        sentAt.ifPresent(time -> fields.put("sent-at", time));
        fields.put("traceparent", traceparent);
        return fields;
    }
}
