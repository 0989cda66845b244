package dev.bascule.translate.copybook.layout;

import java.util.List;

/**
 * The name of an item, qualified as far as its user found necessary.
 *
 * @param parts from the outermost group to the item; not empty
 */
public record QualifiedName(List<String> parts) {
    public QualifiedName {
        parts = List.copyOf(parts);
    }

    /** @param dotted {@code ITEM}, {@code GROUP.ITEM} and so on */
    public static QualifiedName dotted(String dotted) {
        return new QualifiedName(List.of(dotted.strip().split("\\.", -1)));
    }

    /** The item's own name. */
    public String last() {
        return parts.get(parts.size() - 1);
    }

    /** Dotted. */
    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
