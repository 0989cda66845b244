package dev.bascule.it.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was sent: orders that the broker acknowledged, and orders of which nobody knows, because the commit's answer was lost. Thread-safe. */
public final class SentOrders {
    private final Map<String, Order> acknowledged = new HashMap<>();
    private final Map<String, Order> maybe = new HashMap<>();

    /** The broker has them, for certain. */
    public synchronized void acknowledge(List<Order> orders) {
        orders.forEach(order -> acknowledged.put(order.id(), order));
    }

    /** The broker has all of them or none. */
    public synchronized void leaveOpen(List<Order> orders) {
        orders.forEach(order -> maybe.put(order.id(), order));
    }

    /** A copy, by id. */
    public synchronized Map<String, Order> acknowledged() {
        return new HashMap<>(acknowledged);
    }

    /** A copy, by id. */
    public synchronized Map<String, Order> maybe() {
        return new HashMap<>(maybe);
    }

    /** How many the broker acknowledged. */
    public synchronized int count() {
        return acknowledged.size();
    }

    /** Those acknowledged orders that are of a kind, as a copy. */
    public synchronized List<Order> of(Order.Kind kind) {
        return new ArrayList<>(acknowledged.values().stream()
                .filter(order -> order.kind() == kind)
                .toList());
    }
}
