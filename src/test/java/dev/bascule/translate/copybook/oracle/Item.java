package dev.bascule.translate.copybook.oracle;

import java.util.List;
import java.util.Optional;

/** One item of a record. */
sealed interface Item {
    String name();

    Optional<Times> times();

    /** How often an item occurs; {@code counter} is empty when it is always {@code max} times. */
    record Times(int min, int max, String counter) {}

    /** An elementary item. */
    record Leaf(String name, Optional<Times> times, Value value) implements Item {}

    /** A group. */
    record Group(String name, Optional<Times> times, List<Item> items) implements Item {}
}
