package dev.bascule.manage;

import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.books.Books;
import java.util.HashMap;
import java.util.Map;

/**
 * The books of this instance's routes, over every lane and source that they ever had: of lanes that run what they know themselves, of
 * all others what the database had when it was last asked. Answers from memory. Thread-safe.
 */
final class KnownBooks {
    private final Books books;
    private final String instance;
    private volatile Map<LaneId, LaneBooks> stored = Map.of();

    KnownBooks(Books books, String instance) {
        this.books = books;
        this.instance = instance;
    }

    /** Asks the database; what was known before stays when it doesn't answer. */
    void refresh() throws UnavailableException {
        stored = books.byLane(instance);
    }

    /**
     * The sum over all lanes of {@code route}.
     *
     * @param running the lanes that run, with their own books
     */
    LaneBooks of(String route, Map<LaneId, LaneBooks> running) {
        var lanes = new HashMap<LaneId, LaneBooks>();
        stored.forEach((lane, known) -> {
            if (lane.route().equals(route)) {
                lanes.put(lane, known);
            }
        });
        running.forEach((lane, own) -> lanes.merge(lane, own, (known, now) -> now.orLater(known)));
        return lanes.values().stream().reduce(LaneBooks.EMPTY, LaneBooks::and);
    }
}
