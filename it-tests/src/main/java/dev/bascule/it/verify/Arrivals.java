package dev.bascule.it.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts how often each order arrived, and watches the order within groups. Not thread-safe. */
public final class Arrivals {
    private static final int MAX_NOTED = 1_000;

    private final Map<String, Integer> timesById = new HashMap<>();
    private final Map<String, Long> lastSequenceByGroup = new HashMap<>();
    private final List<String> outOfOrder = new ArrayList<>();

    /** One more. */
    public void add(Arrival arrival) {
        timesById.merge(arrival.orderId(), 1, Integer::sum);
        var last = lastSequenceByGroup.put(arrival.group(), arrival.sequence());
        if (last != null && last >= arrival.sequence() && outOfOrder.size() < MAX_NOTED) {
            outOfOrder.add(arrival.orderId() + " (number " + arrival.sequence() + " of its group after " + last + ")");
        }
    }

    /** Ids that arrived at least once. */
    public Set<String> ids() {
        return Set.copyOf(timesById.keySet());
    }

    /** How many orders arrived at least once. */
    public int distinct() {
        return timesById.size();
    }

    /** How often this order arrived. */
    public int times(String orderId) {
        return timesById.getOrDefault(orderId, 0);
    }

    /** Ids that arrived more than once. */
    public List<String> repeated() {
        return timesById.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(entry -> entry.getKey() + " (" + entry.getValue() + " times)")
                .sorted()
                .toList();
    }

    /** Orders that arrived after a later one of their group; the first thousand. */
    public List<String> outOfOrder() {
        return List.copyOf(outOfOrder);
    }
}
