package dev.bascule.translate.copybook.layout;

import java.util.List;

/**
 * Bytes that one item describes, or several in turn.
 *
 * @param alternatives the item that defined the area, then those that redefine it; not empty
 */
public record Area(List<Item> alternatives) {
    public Area {
        alternatives = List.copyOf(alternatives);
    }

    public Item first() {
        return alternatives.get(0);
    }

    public boolean redefined() {
        return alternatives.size() > 1;
    }

    public int offset() {
        return first().offset();
    }

    /** The first byte after the longest alternative. */
    public int end() {
        return alternatives.stream().mapToInt(Item::end).max().orElseThrow();
    }
}
