package dev.bascule.it.load;

import java.util.ArrayList;
import java.util.List;

/** Makes orders with unique ids, dealt in turn to a number of groups. Not thread-safe: one stream belongs to one sender. */
public final class OrderStream {
    private final String prefix;
    private final int groups;
    private final int poisonEvery;
    private long made;

    /**
     * @param prefix begins every id and group; differs between senders
     * @param groups how many groups
     * @param poisonEvery every how-manieth order is poison; 0 for none
     */
    public OrderStream(String prefix, int groups, int poisonEvery) {
        this.prefix = prefix;
        this.groups = groups;
        this.poisonEvery = poisonEvery;
    }

    /** The next order. */
    public Order next() {
        long number = made++;
        boolean poison = poisonEvery > 0 && number % poisonEvery == poisonEvery - 1;
        return new Order(prefix + "-" + number, prefix + "-g" + number % groups, number / groups, poison);
    }

    /** The next few orders. */
    public List<Order> next(int count) {
        var orders = new ArrayList<Order>(count);
        for (int i = 0; i < count; i++) {
            orders.add(next());
        }
        return orders;
    }
}
