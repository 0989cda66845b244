package dev.bascule.translate.copybook.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds items by name in one record: in the innermost group around the asking item first, then outwards. A name may be qualified by any
 * of the groups around the item, as in COBOL.
 */
public final class Lookup {
    private final Item record;

    public Lookup(Item record) {
        this.record = record;
    }

    /**
     * @param scope groups around the asking item, the record first; empty: the whole record
     * @return the items from the record down to the one found
     * @throws CopybookException at {@code asked} if there is none or more than one
     */
    public List<Item> find(QualifiedName name, List<? extends Item> scope, Position asked) {
        for (int inner = scope.size(); inner >= 1; inner--) {
            var found = matches(name, scope.subList(0, inner));
            if (!found.isEmpty()) {
                return only(found, name, asked);
            }
        }
        var found = matches(name, List.of(record));
        if (found.isEmpty()) {
            throw new CopybookException(asked, "there is no item " + name + " in record " + record.name());
        }
        return only(found, name, asked);
    }

    /** Whether the record has an item, or several, of that name. */
    public boolean has(QualifiedName name) {
        return !matches(name, List.of(record)).isEmpty();
    }

    private static List<Item> only(List<List<Item>> found, QualifiedName name, Position asked) {
        if (found.size() > 1) {
            throw new CopybookException(
                    asked, name + " names " + found.size() + " items; qualify it by its group, as in GROUP." + name);
        }
        return found.get(0);
    }

    private static List<List<Item>> matches(QualifiedName name, List<? extends Item> from) {
        var found = new ArrayList<List<Item>>();
        collect(name, new ArrayList<>(from), found);
        return found;
    }

    private static void collect(QualifiedName name, List<Item> path, List<List<Item>> found) {
        if (ends(name, path)) {
            found.add(List.copyOf(path));
        }
        if (path.get(path.size() - 1) instanceof Group group) {
            for (var child : group.children()) {
                path.add(child);
                collect(name, path, found);
                path.remove(path.size() - 1);
            }
        }
    }

    /** Whether the path ends with the item's own name and has the qualifiers, in order, above it. */
    private static boolean ends(QualifiedName name, List<Item> path) {
        int matched = 0;
        Item last = null;
        var parts = name.parts();
        for (var item : path) {
            last = item;
            if (matched < parts.size() - 1 && item.name().equalsIgnoreCase(parts.get(matched))) {
                matched++;
            }
        }
        return last != null && matched == parts.size() - 1 && last.name().equalsIgnoreCase(name.last());
    }
}
