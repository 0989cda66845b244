package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.layout.Group;
import dev.bascule.translate.copybook.layout.Item;

/** How short items can be when each table in them has as few elements as it may. Pure. */
final class LeastLength {
    private LeastLength() {}

    /** Bytes of one element of {@code table}, or of an item that is no table. */
    static int ofElement(Item table) {
        if (!(table instanceof Group group)) {
            return table.length();
        }
        int sum = 0;
        for (var area : group.areas()) {
            // What is redefined keeps its place whatever is in it.
            var first = area.alternatives().get(0);
            sum += area.redefined() ? first.length() : of(first);
        }
        return sum;
    }

    private static int of(Item item) {
        var occurs = item.occurs();
        if (occurs.isEmpty()) {
            return ofElement(item);
        }
        int elements = occurs.get().dependingOn().isPresent()
                ? occurs.get().min()
                : occurs.get().max();
        return elements * ofElement(item);
    }
}
