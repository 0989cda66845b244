package dev.bascule.it.verify;

import dev.bascule.it.load.Order;
import dev.bascule.it.load.SentOrders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Every order that the broker acknowledged is in exactly one place: visible in Kafka, among the dead letters, or still in the queue; a test
 * order, once it is taken, in none. An order whose commit was never answered may be in one place or in none.
 */
public final class ConservationLaw {
    private ConservationLaw() {}

    /**
     * Judges.
     *
     * @param deadLetterIds ids of dead letters, as often as they are there
     * @param queuedIds ids of orders that the source still has, as often as they are there
     */
    public static Verdict judge(
            SentOrders sent, Arrivals arrivals, List<String> deadLetterIds, List<String> queuedIds) {
        var acknowledged = sent.acknowledged();
        var known = new HashMap<>(acknowledged);
        known.putAll(sent.maybe());

        var places = new HashMap<String, Integer>();
        arrivals.ids().forEach(id -> places.merge(id, arrivals.times(id), Integer::sum));
        deadLetterIds.forEach(id -> places.merge(id, 1, Integer::sum));
        queuedIds.forEach(id -> places.merge(id, 1, Integer::sum));

        return new Verdict(
                acknowledged.size(),
                arrivals.distinct(),
                deadLetterIds.size(),
                queuedIds.size(),
                sorted(acknowledged.values().stream()
                        .filter(order -> order.kind() != Order.Kind.TEST)
                        .map(Order::id)
                        .filter(id -> !places.containsKey(id))
                        .toList()),
                sorted(places.entrySet().stream()
                        .filter(place -> place.getValue() > 1)
                        .map(place -> place.getKey() + " (" + place.getValue() + " times)")
                        .toList()),
                sorted(places.keySet().stream()
                        .filter(id -> !known.containsKey(id))
                        .toList()),
                misjudged(known, arrivals, deadLetterIds),
                arrivals.outOfOrder());
    }

    private static List<String> misjudged(Map<String, Order> known, Arrivals arrivals, List<String> deadLetterIds) {
        var wrong = new ArrayList<String>();
        for (var order : known.values()) {
            if (order.kind() != Order.Kind.GOOD && arrivals.times(order.id()) > 0) {
                wrong.add(order.id() + " (" + order.kind() + ", delivered)");
            }
        }
        for (var id : deadLetterIds) {
            var order = known.get(id);
            if (order != null && order.kind() != Order.Kind.POISON) {
                wrong.add(id + " (" + order.kind() + ", dead-lettered)");
            }
        }
        return sorted(wrong);
    }

    private static List<String> sorted(List<String> ids) {
        return List.copyOf(new TreeSet<>(ids));
    }
}
