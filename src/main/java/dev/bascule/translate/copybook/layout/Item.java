package dev.bascule.translate.copybook.layout;

import java.util.Optional;

/** A data description of level 01 to 49. */
public sealed interface Item permits Group, Field {
    Heading heading();

    default String name() {
        return heading().name();
    }

    default boolean filler() {
        return heading().filler();
    }

    default int offset() {
        return heading().offset();
    }

    /** Bytes of one occurrence. */
    default int length() {
        return heading().length();
    }

    default Optional<Occurs> occurs() {
        return heading().occurs();
    }

    /** Bytes of all occurrences. */
    default int totalLength() {
        return length() * occurs().map(Occurs::max).orElse(1);
    }

    /** The first byte after the last occurrence. */
    default int end() {
        return offset() + totalLength();
    }
}
