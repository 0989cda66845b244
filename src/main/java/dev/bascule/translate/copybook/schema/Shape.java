package dev.bascule.translate.copybook.schema;

import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Layout;
import dev.bascule.translate.copybook.option.CopybookOptions;
import java.util.List;

/** What the JSON of a layout looks like, whatever the schema's language. */
public sealed interface Shape {
    /**
     * A level 01, or one of several.
     *
     * @param name of the level 01
     */
    record Record(String name, ObjectShape object) {}

    /** Records of a layout that {@code --select-record} chooses among, or the one. */
    record Records(List<Record> records) implements Shape {}

    /** A group. */
    record ObjectShape(List<Member> members) implements Shape {}

    /**
     * A key.
     *
     * @param optional whether it may be absent: an alternative of a REDEFINES
     */
    record Member(String key, Shape value, boolean optional) {}

    /** A table. */
    record ListShape(Shape element, int min, int max) implements Shape {}

    /**
     * An elementary item.
     *
     * @param asString a number that is a JSON string
     * @param nullable whether it may be null
     */
    record Value(Field field, boolean asString, boolean nullable) implements Shape {}

    /** @throws dev.bascule.translate.copybook.layout.CopybookException if options and layout don't go together */
    static Records of(Layout layout, CopybookOptions options) {
        return new ShapeBuilder(options).records(layout);
    }
}
