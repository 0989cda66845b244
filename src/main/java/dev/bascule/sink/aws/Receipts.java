package dev.bascule.sink.aws;

import dev.bascule.batch.DoneKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was accepted of messages that were given back to their source, so that it isn't sent again when they come back, to whatever lane. In
 * memory only: after a crash what was accepted of the batches under way is sent a second time, under the same idempotency key.
 *
 * <p>A multiset: two messages with the same key have receipts of their own. Bounded by {@link #MOST_MESSAGES}, the oldest go first (of messages
 * that another instance has taken meanwhile, most likely); what is forgotten is sent again. Thread-safe; one for all lanes of a source.
 */
public final class Receipts {
    static final int MOST_MESSAGES = 100_000;

    private final Map<DoneKey, Deque<Map<Slot, String>>> givenBack = new LinkedHashMap<>();
    private int messages;

    /**
     * One of the entries that a message becomes. If its origin makes more or fewer of them another time, none of them is known again, and they are sent
     * again.
     *
     * @param connection of the endpoint
     * @param target the endpoint
     * @param index 0-based, among those that the origin makes for it
     * @param of how many the origin makes for it
     */
    record Slot(String connection, String target, Origin origin, int index, int of) {}

    /**
     * The slots that are accepted of a message with this key, with the service's names for them; from now on they are the caller's, who {@linkplain
     * #giveBack gives them back}.
     */
    synchronized Map<Slot, String> take(DoneKey key) {
        var sets = givenBack.get(key);
        if (sets == null) {
            return Map.of();
        }
        messages--;
        var slots = sets.removeFirst();
        if (sets.isEmpty()) {
            givenBack.remove(key);
        }
        return slots;
    }

    /** The message with this key goes back to its source although {@code slots} are accepted. */
    synchronized void giveBack(DoneKey key, Map<Slot, String> slots) {
        if (slots.isEmpty()) {
            return;
        }
        givenBack.computeIfAbsent(key, absent -> new ArrayDeque<>(1)).addLast(Map.copyOf(slots));
        messages++;
        if (messages > MOST_MESSAGES) {
            take(givenBack.keySet().iterator().next());
        }
    }

    synchronized int messages() {
        return messages;
    }
}
