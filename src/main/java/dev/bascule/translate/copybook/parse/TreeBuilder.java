package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.Condition;
import dev.bascule.translate.copybook.layout.CopybookProblem;
import dev.bascule.translate.copybook.layout.Heading;
import dev.bascule.translate.copybook.layout.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Puts entries below one another by their levels. Items before the first level 01 get a record of their own. The level of an item is higher
 * than its group's, so that the levels 01 to 49 bound how deep groups are within groups.
 */
final class TreeBuilder {
    private static final int RENAMES = 66;
    private static final int ALONE = 77;
    private static final int CONDITION = 88;
    private static final String UNNAMED_RECORD = "RECORD";

    private final List<CopybookProblem> problems;
    private final List<Draft> records = new ArrayList<>();
    /** The groups around the next entry, the innermost first, and the last item. */
    private final Deque<Draft> open = new ArrayDeque<>();

    private final Set<String> namesInRecord = new HashSet<>();

    private TreeBuilder(List<CopybookProblem> problems) {
        this.problems = problems;
    }

    static List<Draft> records(List<Entry> entries, List<CopybookProblem> problems) {
        var builder = new TreeBuilder(problems);
        entries.forEach(builder::add);
        return builder.records;
    }

    private void add(Entry entry) {
        switch (entry.level) {
            case RENAMES -> renames(entry);
            case ALONE -> alone(entry);
            case CONDITION -> condition(entry);
            default -> item(entry);
        }
    }

    private void item(Entry entry) {
        if (entry.level == 1) {
            open.clear();
            namesInRecord.clear();
        } else if (open.isEmpty() || open.getLast().entry.level == ALONE) {
            open.clear();
            var record = new Entry(1, entry.position);
            record.name = UNNAMED_RECORD;
            item(record);
        }
        while (!open.isEmpty() && open.getFirst().entry.level >= entry.level) {
            open.removeFirst();
        }
        push(entry);
    }

    private void push(Entry entry) {
        var parent = Optional.ofNullable(open.peekFirst());
        var draft = new Draft(entry, parent);
        parent.ifPresentOrElse(group -> group.children.add(draft), () -> records.add(draft));
        open.addFirst(draft);
        namesInRecord.add(entry.name.toUpperCase(Locale.ROOT));
    }

    /** A level 77 belongs to no record; its conditions are its own. */
    private void alone(Entry entry) {
        open.clear();
        open.addFirst(new Draft(entry, Optional.empty()));
    }

    private void condition(Entry entry) {
        if (open.isEmpty()) {
            problem(entry.position, "level 88 needs an item before it");
        } else {
            open.getFirst().conditions.add(new Condition(entry.name, entry.ranges));
        }
    }

    private void renames(Entry entry) {
        for (var renamed : entry.renames) {
            if (!namesInRecord.contains(renamed.toUpperCase(Locale.ROOT)) || renamed.equalsIgnoreCase(Heading.FILLER)) {
                problem(
                        entry.position,
                        entry.name + " renames " + renamed + ", which is no item of the record before it");
            }
        }
    }

    private void problem(Position position, String message) {
        problems.add(new CopybookProblem(position, message));
    }
}
