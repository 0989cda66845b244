package dev.bascule.translate.copybook.parse;

import java.util.ArrayList;
import java.util.List;

/** The items that may be redefined at one point: those of the last area. */
final class RedefinedArea {
    private final List<Draft> items = new ArrayList<>();

    void begin(Draft first) {
        items.clear();
        items.add(first);
    }

    void add(Draft item) {
        var target = item.entry.redefines.orElseThrow();
        if (items.stream().noneMatch(candidate -> candidate.entry.name.equalsIgnoreCase(target))) {
            throw item.wrong(
                    "redefines " + target + ", which is not the item just before it, or one that redefines it too");
        }
        items.add(item);
    }
}
