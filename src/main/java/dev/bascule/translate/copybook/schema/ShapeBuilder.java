package dev.bascule.translate.copybook.schema;

import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.layout.Area;
import dev.bascule.translate.copybook.layout.Category;
import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Group;
import dev.bascule.translate.copybook.layout.Item;
import dev.bascule.translate.copybook.layout.Layout;
import dev.bascule.translate.copybook.layout.Lookup;
import dev.bascule.translate.copybook.layout.Picture;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.Naming;
import dev.bascule.translate.copybook.schema.Shape.ListShape;
import dev.bascule.translate.copybook.schema.Shape.Member;
import dev.bascule.translate.copybook.schema.Shape.ObjectShape;
import dev.bascule.translate.copybook.schema.Shape.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Applies options to a layout, as the codec does. */
final class ShapeBuilder {
    private final CopybookOptions options;
    private final Naming naming;
    /** The alternatives that rules choose. */
    private final Set<Item> chosen = Collections.newSetFromMap(new IdentityHashMap<>());

    ShapeBuilder(CopybookOptions options) {
        this.options = options;
        this.naming = new Naming(options.shape().names());
    }

    Shape.Records records(Layout layout) {
        var used = Copybook.compile(layout, options).records();
        return new Shape.Records(used.stream().map(this::record).toList());
    }

    private Shape.Record record(Item record) {
        var lookup = new Lookup(record);
        for (var rule : options.choice().select()) {
            if (lookup.has(rule.alternative())) {
                var found = lookup.find(
                        rule.alternative(), List.of(), record.heading().position());
                chosen.add(found.get(found.size() - 1));
            }
        }
        var shape = single(record);
        var key = naming.key(record);
        boolean bare = shape instanceof ObjectShape && !options.shape().keepRoot();
        return new Shape.Record(
                key, bare ? (ObjectShape) shape : new ObjectShape(List.of(new Member(key, shape, false))));
    }

    private Shape shape(Item item) {
        if (item.occurs().isEmpty()) {
            return single(item);
        }
        var occurs = item.occurs().get();
        int min = occurs.dependingOn().isPresent() ? occurs.min() : occurs.max();
        return new ListShape(single(item), min, occurs.max());
    }

    private Shape single(Item item) {
        return item instanceof Group group ? new ObjectShape(members(group)) : value((Field) item);
    }

    private Value value(Field field) {
        boolean decimals = field.picture().map(Picture::scale).orElse(1) > 0;
        boolean edited =
                field.category() == Category.NUMERIC_EDITED && options.numbers().editedAsText();
        var policy = options.policy();
        boolean nullable = policy.lenient() || field.numeric() && (policy.lowValuesNull() || policy.spacesNull());
        boolean asString =
                field.numeric() && (edited || decimals && options.numbers().decimalsAsStrings());
        return new Value(field, asString, nullable);
    }

    private List<Member> members(Group group) {
        var members = new ArrayList<Member>();
        var keys = naming.keys(group);
        int index = 0;
        for (var area : group.areas()) {
            boolean ruled = area.alternatives().stream().anyMatch(chosen::contains);
            for (var item : area.alternatives()) {
                var key = keys.get(index++);
                boolean possible = ruled ? chosen.contains(item) : item == area.first();
                if (possible && (!item.filler() || options.shape().keepFillers())) {
                    members.add(new Member(key, shape(item), ruled && severalChosen(area)));
                }
            }
        }
        return members;
    }

    private boolean severalChosen(Area area) {
        return area.alternatives().stream().filter(chosen::contains).count() > 1;
    }
}
