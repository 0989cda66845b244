package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.layout.Item;
import java.util.IdentityHashMap;
import java.util.Map;

/** Items that others refer to: counters, and fields that choose. Each has a number by which runs note its place. */
final class References {
    private final Map<Item, Integer> numbers = new IdentityHashMap<>();

    int of(Item item) {
        return numbers.computeIfAbsent(item, added -> numbers.size());
    }

    boolean contains(Item item) {
        return numbers.containsKey(item);
    }

    int count() {
        return numbers.size();
    }
}
