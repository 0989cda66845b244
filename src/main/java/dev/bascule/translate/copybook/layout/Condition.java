package dev.bascule.translate.copybook.layout;

import java.util.List;

/** A level 88: a name for some of the values of an item. */
public record Condition(String name, List<Range> ranges) {
    /** From a value to another, both included; a single value is both ends. */
    public record Range(Literal from, Literal to) {}
}
