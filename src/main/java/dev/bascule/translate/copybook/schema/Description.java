package dev.bascule.translate.copybook.schema;

import dev.bascule.translate.copybook.layout.Condition;
import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Group;
import dev.bascule.translate.copybook.layout.Item;
import dev.bascule.translate.copybook.layout.Layout;
import dev.bascule.translate.copybook.layout.Picture;
import dev.bascule.translate.copybook.layout.SignPlace;
import dev.bascule.translate.copybook.layout.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of a layout, one after the other, with their places. */
public record Description(List<Line> items) {
    /**
     * An item.
     *
     * @param depth groups around it
     * @param offset of the first occurrence, tables before it at their largest
     * @param length of one occurrence
     * @param picture empty for groups and floating point
     * @param usage empty for groups
     * @param sign where the sign of a DISPLAY number is, as COBOL says it, unless it is on the last digit
     * @param conditions names of its level 88
     */
    public record Line(
            int level,
            int depth,
            String name,
            int offset,
            int length,
            String picture,
            String usage,
            @Nullable Table occurs,
            @Nullable String redefines,
            @Nullable String sign,
            List<String> conditions) {}

    /** An OCCURS clause. */
    public record Table(int min, int max, @Nullable String dependingOn) {}

    public static Description of(Layout layout) {
        var lines = new ArrayList<Line>();
        layout.records().forEach(record -> add(record, 0, lines));
        return new Description(List.copyOf(lines));
    }

    private static void add(Item item, int depth, List<Line> lines) {
        var heading = item.heading();
        lines.add(new Line(
                heading.level(),
                depth,
                item.name(),
                item.offset(),
                item.length(),
                item instanceof Field field ? field.pictureText() : "",
                item instanceof Field field ? field.usage().cobol() : "",
                table(item),
                heading.redefines().orElse(null),
                item instanceof Field field ? sign(field) : null,
                item instanceof Field field
                        ? field.conditions().stream().map(Condition::name).toList()
                        : List.of()));
        if (item instanceof Group group) {
            group.children().forEach(child -> add(child, depth + 1, lines));
        }
    }

    private static @Nullable String sign(Field field) {
        boolean signed = field.usage() == Usage.DISPLAY
                && field.picture().map(Picture::signed).orElse(false);
        return signed && field.signPlace() != SignPlace.TRAILING
                ? field.signPlace().name().replace('_', ' ')
                : null;
    }

    private static @Nullable Table table(Item item) {
        if (item.occurs().isEmpty()) {
            return null;
        }
        var occurs = item.occurs().get();
        var counter = occurs.dependingOn();
        int min = counter.isPresent() ? occurs.min() : occurs.max();
        return new Table(min, occurs.max(), counter.isPresent() ? counter.get().toString() : null);
    }
}
