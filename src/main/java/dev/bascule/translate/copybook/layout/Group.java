package dev.bascule.translate.copybook.layout;

import java.util.ArrayList;
import java.util.List;

/** An item made of items, in the order in which they were written. */
public record Group(Heading heading, List<Item> children) implements Item {
    public Group {
        children = List.copyOf(children);
    }

    /** The children by the bytes they use. */
    public List<Area> areas() {
        var areas = new ArrayList<List<Item>>();
        for (var child : children) {
            if (child.heading().redefines().isEmpty()) {
                areas.add(new ArrayList<>());
            }
            areas.get(areas.size() - 1).add(child);
        }
        return areas.stream().map(Area::new).toList();
    }
}
