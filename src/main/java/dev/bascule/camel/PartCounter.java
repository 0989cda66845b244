package dev.bascule.camel;

import dev.bascule.batch.Part;
import java.util.HashMap;
import java.util.Map;

/** Counts what one message becomes: for each target, what comes out of each branch of the route. Lane's thread only. */
final class PartCounter {
    private final Map<Key, Integer> counts = new HashMap<>();
    /** Those given, and the last number that was given behind each. */
    private final Map<Key, Integer> ids = new HashMap<>(0);

    private record Key(String target, String branch) {}

    /** The next thing that {@code branch} makes for {@code target}. */
    Part next(String target, String branch) {
        return new Part(branch, counts.getOrDefault(new Key(target, branch), 0));
    }

    /** {@code id}, or the first of {@code id/1}, {@code id/2} … that has not been given for {@code target}. */
    String unused(String target, String id) {
        int number = ids.getOrDefault(new Key(target, id), 0);
        var free = id;
        while (ids.putIfAbsent(new Key(target, free), 0) != null) {
            free = id + "/" + ++number;
        }
        ids.put(new Key(target, id), number);
        return free;
    }

    /** There it is. */
    void made(String target, Part part) {
        counts.put(new Key(target, part.branch()), part.index() + 1);
    }
}
