package dev.bascule.it.load;

import java.util.ArrayList;
import java.util.List;

/** Makes orders with unique ids, dealt in turn to a number of groups. Not thread-safe: one stream belongs to one sender. */
public final class OrderStream {
    private final String prefix;
    private final int groups;
    private final int poisonEvery;
    private final int testEvery;
    private long made;

    /**
     * @param prefix begins every id and group; differs between senders
     * @param groups how many groups
     * @param poisonEvery every how-manieth order is poison; 0 for none
     * @param testEvery every how-manieth order is a test order; 0 for none
     */
    public OrderStream(String prefix, int groups, int poisonEvery, int testEvery) {
        this.prefix = prefix;
        this.groups = groups;
        this.poisonEvery = poisonEvery;
        this.testEvery = testEvery;
    }

    /** Good orders only. */
    public static OrderStream good(String prefix, int groups) {
        return new OrderStream(prefix, groups, 0, 0);
    }

    /** Good orders and poison. */
    public static OrderStream withPoison(String prefix, int groups, int poisonEvery) {
        return new OrderStream(prefix, groups, poisonEvery, 0);
    }

    /** The next order. */
    public Order next() {
        long number = made++;
        var kind = kind(number);
        var id = (kind == Order.Kind.TEST ? Order.TEST_PREFIX : "") + prefix + "-" + number;
        return new Order(id, prefix + "-g" + number % groups, number / groups, kind);
    }

    private Order.Kind kind(long number) {
        if (isLastOf(poisonEvery, number)) {
            return Order.Kind.POISON;
        }
        return isLastOf(testEvery, number) ? Order.Kind.TEST : Order.Kind.GOOD;
    }

    private static boolean isLastOf(int every, long number) {
        return every > 0 && number % every == every - 1;
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
