package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.Category;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Group;
import dev.bascule.translate.copybook.layout.Item;
import dev.bascule.translate.copybook.layout.Lookup;
import dev.bascule.translate.copybook.layout.Picture;
import dev.bascule.translate.copybook.layout.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** Whether every DEPENDING ON names a whole number that lies before its table, where it can be read. */
final class CounterCheck {
    private final Lookup lookup;
    private final List<Item> path = new ArrayList<>();

    private CounterCheck(Item record) {
        this.lookup = new Lookup(record);
    }

    static void check(Item record) {
        new CounterCheck(record).walk(record);
    }

    private void walk(Item item) {
        item.occurs().flatMap(occurs -> occurs.dependingOn()).ifPresent(name -> check(item, name));
        if (item instanceof Group group) {
            path.add(group);
            group.children().forEach(this::walk);
            path.remove(path.size() - 1);
        }
    }

    private void check(Item table, QualifiedName name) {
        var position = table.heading().position();
        var counter = lookup.find(name, path, position);
        if (!(counter.get(counter.size() - 1) instanceof Field field) || !wholeNumber(field)) {
            throw new CopybookException(position, name + " counts " + table.name() + " and has to be a whole number");
        }
        if (field.offset() + field.length() > table.offset()) {
            throw new CopybookException(position, name + " counts " + table.name() + " and has to stand before it");
        }
        for (var around : counter) {
            if (around.occurs().isPresent() && !path.contains(around)) {
                throw new CopybookException(
                        position,
                        name + " counts " + table.name() + ", but is itself an element of table " + around.name());
            }
        }
    }

    private static boolean wholeNumber(Field field) {
        return field.category() == Category.NUMERIC
                && field.picture().map(Picture::scale).orElse(1) == 0;
    }
}
