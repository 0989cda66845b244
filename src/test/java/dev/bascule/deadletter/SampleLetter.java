package dev.bascule.deadletter;

import dev.bascule.batch.DeadLetterReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A dead letter to vary. */
final class SampleLetter {
    String id = "0123456789abcdef";
    String key = "order-1";
    String route = "erp-orders";
    DeadLetterReason reason = DeadLetterReason.STEP_FAILED;
    String error = "JsonParseException: unexpected character";
    int attempts = 1;
    Instant at = SampleMessage.TAKEN_AT;
    Map<String, Object> headers = Map.of("JMSMessageID", "ID:1");
    Map<String, Object> properties = Map.of();
    byte[] body = "{\"order\": 1}".getBytes(StandardCharsets.UTF_8);
    List<String> deliveredTo = List.of();

    static SampleLetter id(String id) {
        var sample = new SampleLetter();
        sample.id = id;
        return sample;
    }

    SampleLetter route(String newRoute) {
        route = newRoute;
        return this;
    }

    SampleLetter reason(DeadLetterReason newReason) {
        reason = newReason;
        return this;
    }

    SampleLetter key(String newKey) {
        key = newKey;
        return this;
    }

    SampleLetter error(String newError) {
        error = newError;
        return this;
    }

    SampleLetter attempts(int newAttempts) {
        attempts = newAttempts;
        return this;
    }

    SampleLetter at(Instant newAt) {
        at = newAt;
        return this;
    }

    SampleLetter body(byte[] newBody) {
        body = newBody;
        return this;
    }

    SampleLetter properties(Map<String, Object> newProperties) {
        properties = new LinkedHashMap<>(newProperties);
        return this;
    }

    SampleLetter deliveredTo(String... targets) {
        deliveredTo = List.of(targets);
        return this;
    }

    DeadLetter make() {
        return new DeadLetter(
                id,
                key,
                "dc1-a",
                route,
                "erp/queue:ERP.ORDERS",
                "unmarshal1",
                reason,
                error,
                List.of("ORDER-TOTAL: not a number"),
                attempts,
                at,
                at,
                headers,
                properties,
                "text",
                body,
                body.length,
                deliveredTo,
                0);
    }
}
