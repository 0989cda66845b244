package dev.bascule.translate.copybook.layout;

import java.util.List;
import java.util.Optional;

/**
 * A copybook: its records, level 01, in the order in which they were written. Immutable.
 *
 * @param records not empty
 */
public record Layout(String source, List<Item> records) {
    public Layout {
        records = List.copyOf(records);
    }

    /** @param name in any case */
    public Optional<Item> record(String name) {
        return records.stream()
                .filter(item -> item.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
