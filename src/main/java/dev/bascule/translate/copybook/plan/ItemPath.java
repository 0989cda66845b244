package dev.bascule.translate.copybook.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an item is in the JSON: names joined by points, with a gap for the index of every table on the way.
 *
 * @param parts one more than there are tables
 */
record ItemPath(List<String> parts) {
    static final ItemPath ROOT = new ItemPath(List.of(""));

    ItemPath {
        parts = List.copyOf(parts);
    }

    /** The number of tables on the way. */
    int tables() {
        return parts.size() - 1;
    }

    ItemPath child(String name) {
        var last = parts.get(parts.size() - 1);
        boolean first = parts.size() == 1 && last.isEmpty();
        return withLast(first ? name : last + "." + name);
    }

    /** Of the table's elements. */
    ItemPath element() {
        var longer = new ArrayList<>(parts);
        longer.add("");
        return new ItemPath(longer);
    }

    private ItemPath withLast(String last) {
        var changed = new ArrayList<>(parts);
        changed.set(changed.size() - 1, last);
        return new ItemPath(changed);
    }

    /** With the indexes of the moment. */
    String text(int[] indexes) {
        var text = new StringBuilder(parts.get(0));
        for (int i = 1; i < parts.size(); i++) {
            text.append('[').append(indexes[i - 1]).append(']').append(parts.get(i));
        }
        return text.toString();
    }
}
