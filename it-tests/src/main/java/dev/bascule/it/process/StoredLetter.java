package dev.bascule.it.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.it.load.Order;
import java.util.Base64;

/** A dead letter as a running bridge shows it. */
public record StoredLetter(String id, String orderId, String reason, int attempts, byte[] body) {
    static StoredLetter of(JsonNode letter) {
        return new StoredLetter(
                letter.path("id").asText(),
                letter.path("properties").path(Order.ID_PROPERTY).asText(),
                letter.path("reason").asText(),
                letter.path("attempts").asInt(),
                Base64.getDecoder().decode(letter.path("bodyBase64").asText()));
    }
}
