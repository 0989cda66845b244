package dev.bascule.it.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.it.load.Order;

/** A dead letter as a running bridge lists it. */
public record StoredLetter(String id, String orderId, String reason, int attempts, long bodyBytes) {
    static StoredLetter of(JsonNode letter) {
        return new StoredLetter(
                letter.path("id").asText(),
                letter.path("properties").path(Order.ID_PROPERTY).asText(),
                letter.path("reason").asText(),
                letter.path("attempts").asInt(),
                letter.path("bodyBytes").asLong());
    }
}
