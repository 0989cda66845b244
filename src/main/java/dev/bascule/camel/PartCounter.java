package dev.bascule.camel;

import dev.bascule.batch.Part;
import java.util.HashMap;
import java.util.Map;

/** Counts what one message becomes: for each target, what comes out of each branch of the route. Lane's thread only. */
final class PartCounter {
    private final Map<Key, Integer> counts = new HashMap<>();

    private record Key(String target, String branch) {}

    /** The next thing that {@code branch} makes for {@code target}. */
    Part next(String target, String branch) {
        return new Part(branch, counts.getOrDefault(new Key(target, branch), 0));
    }

    /** There it is. */
    void made(String target, Part part) {
        counts.put(new Key(target, part.branch()), part.index() + 1);
    }
}
