package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.CopybookProblem;
import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Group;
import dev.bascule.translate.copybook.layout.Heading;
import dev.bascule.translate.copybook.layout.Item;
import dev.bascule.translate.copybook.layout.SignPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns placed drafts into the items of a layout. */
final class LayoutBuilder {
    private LayoutBuilder() {}

    /** The records that are understood; what is wrong with the others is added to the problems. */
    static List<Item> records(List<Draft> drafts, List<CopybookProblem> problems) {
        var records = new ArrayList<Item>();
        for (var draft : drafts) {
            try {
                records.add(record(draft));
            } catch (CopybookException e) {
                problems.addAll(e.problems());
            }
        }
        return records;
    }

    private static Item record(Draft draft) {
        if (draft.entry.occurs.isPresent()) {
            throw draft.wrong("a level 01 cannot have OCCURS; put the table at a level below it");
        }
        draft.entry.redefines = Optional.empty();
        Placement.place(draft, 0);
        var record = item(draft);
        CounterCheck.check(record);
        return record;
    }

    private static Item item(Draft draft) {
        var entry = draft.entry;
        var heading = new Heading(
                entry.level, entry.name, entry.position, draft.offset, draft.length, entry.occurs, entry.redefines);
        if (draft.group()) {
            return new Group(
                    heading, draft.children.stream().map(LayoutBuilder::item).toList());
        }
        return new Field(
                heading,
                entry.picture,
                FieldRules.usage(draft),
                draft.signPlace.orElse(SignPlace.TRAILING),
                entry.justified,
                entry.blankWhenZero,
                entry.value,
                draft.conditions);
    }
}
