package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Group;
import dev.bascule.translate.copybook.layout.Item;
import dev.bascule.translate.copybook.layout.Lookup;
import dev.bascule.translate.copybook.layout.Occurs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which item counts which table. */
final class Counters {
    private final Map<Item, Field> byTable = new IdentityHashMap<>();
    private final Set<Item> counters = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Of a record whose DEPENDING ON clauses were checked. */
    static Counters of(Item record, Lookup lookup) {
        var counters = new Counters();
        counters.walk(record, lookup, new ArrayList<>());
        return counters;
    }

    private void walk(Item item, Lookup lookup, List<Item> path) {
        item.occurs().flatMap(Occurs::dependingOn).ifPresent(name -> {
            var found = lookup.find(name, path, item.heading().position());
            var counter = (Field) found.get(found.size() - 1);
            byTable.put(item, counter);
            counters.add(counter);
        });
        if (item instanceof Group group) {
            path.add(group);
            group.children().forEach(child -> walk(child, lookup, path));
            path.remove(path.size() - 1);
        }
    }

    Optional<Field> of(Item table) {
        return Optional.ofNullable(byTable.get(table));
    }

    boolean isCounter(Item item) {
        return counters.contains(item);
    }

    /** Whether there is a counted table in it. */
    boolean within(Item item) {
        return byTable.containsKey(item)
                || item instanceof Group group && group.children().stream().anyMatch(this::within);
    }

    /** Whether a counted table ends before that offset. */
    boolean movesBefore(Item item, int offset) {
        return byTable.containsKey(item) && item.end() <= offset
                || item instanceof Group group
                        && group.children().stream().anyMatch(child -> movesBefore(child, offset));
    }

    Set<Item> all() {
        return counters;
    }
}
