package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Item;
import dev.bascule.translate.copybook.layout.Lookup;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses the level 01 that describes a record: the first rule that holds; without rules the only one. Immutable and thread-safe. */
public final class RecordChoice {
    private final List<Case> cases;

    private RecordChoice(List<Case> cases) {
        this.cases = cases;
    }

    private record Case(Optional<Placed> test, int record) {}

    /** A test of an item in a fixed place. */
    private record Placed(int offset, int length, ValueTest test) {
        boolean holds(byte[] bytes, int from, int recordLength) {
            return offset + length <= recordLength && test.holds(bytes, from + offset);
        }
    }

    /**
     * Compiles {@code --select-record}.
     *
     * @param records in the order of the numbers that {@link #of} gives
     */
    public static RecordChoice compile(List<Item> records, CopybookOptions options) {
        var cases = new ArrayList<Case>();
        for (var rule : options.choice().selectRecord()) {
            int index = index(records, rule);
            cases.add(new Case(rule.test().map(test -> placed(records.get(index), rule, test, options)), index));
        }
        return new RecordChoice(List.copyOf(cases));
    }

    private static int index(List<Item> records, Rule rule) {
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).name().equalsIgnoreCase(rule.alternative().toString())) {
                return i;
            }
        }
        throw new CopybookException(
                records.get(0).heading().position(),
                "select-record '" + rule.written() + "': there is no level 01 " + rule.alternative());
    }

    private static Placed placed(Item record, Rule rule, Rule.Test test, CopybookOptions options) {
        var position = record.heading().position();
        var lookup = new Lookup(record);
        var found = lookup.find(test.field(), List.of(), position);
        var field = found.get(found.size() - 1);
        var counters = Counters.of(record, lookup);
        boolean moves =
                counters.movesBefore(record, field.offset()) && !options.shape().fixedTables();
        boolean element = found.stream().anyMatch(around -> around.occurs().isPresent());
        if (moves || element) {
            throw new CopybookException(
                    position,
                    "select-record '" + rule.written() + "': " + field.name()
                            + " has no fixed place, because of a table");
        }
        var value = new FieldCompiler(options).test(field, test.values(), test.field());
        return new Placed(field.offset(), field.length(), value);
    }

    /** The record's number, or -1 if no rule fits. */
    public int of(byte[] bytes, int from, int length) {
        if (cases.isEmpty()) {
            return 0;
        }
        for (var rule : cases) {
            if (rule.test().isEmpty() || rule.test().get().holds(bytes, from, length)) {
                return rule.record();
            }
        }
        return -1;
    }

    /** Whether there are rules. */
    public boolean given() {
        return !cases.isEmpty();
    }
}
