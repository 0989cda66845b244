package dev.bascule.it.process;

import com.fasterxml.jackson.databind.JsonNode;

/** A route as a running bridge shows it: its state and its books. */
public record RouteState(
        String id,
        String state,
        String reason,
        long taken,
        long delivered,
        long filtered,
        long duplicate,
        long deadLettered,
        long redelivered) {
    static RouteState of(JsonNode route) {
        var books = route.path("books");
        return new RouteState(
                route.path("id").asText(),
                route.path("state").asText(),
                route.path("reason").asText(),
                books.path("taken").asLong(),
                books.path("delivered").asLong(),
                books.path("filtered").asLong(),
                books.path("duplicate").asLong(),
                books.path("deadLettered").asLong(),
                books.path("redelivered").asLong());
    }

    /** Whether every message taken has an outcome. */
    public boolean balanced() {
        return taken == delivered + filtered + duplicate + deadLettered;
    }
}
