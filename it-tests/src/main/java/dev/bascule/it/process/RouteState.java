package dev.bascule.it.process;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A route as a running bridge shows it: its state and its books.
 *
 * @param balanced whether every message taken has an outcome: the bridge says so, and it is so
 */
public record RouteState(
        String id,
        String state,
        String reason,
        long taken,
        long delivered,
        long filtered,
        long duplicate,
        long deadLettered,
        long redelivered,
        boolean balanced) {
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
                books.path("redelivered").asLong(),
                books.path("balanced").asBoolean() && books.path("taken").asLong() == outcomes(books));
    }

    private static long outcomes(JsonNode books) {
        return books.path("delivered").asLong()
                + books.path("filtered").asLong()
                + books.path("duplicate").asLong()
                + books.path("deadLettered").asLong();
    }
}
