package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.frame.LengthRule;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.CopybookProblem;
import dev.bascule.translate.copybook.layout.Item;
import dev.bascule.translate.copybook.layout.QualifiedName;
import dev.bascule.translate.copybook.option.CopybookOptions;
import java.util.List;

/** One compiled record. Immutable and thread-safe. */
public final class RecordPlan {
    private final Item record;
    private final Node root;
    private final int tables;
    private final int references;
    private final List<PlacedTest> where;
    private final LengthRule ownLength;
    private final List<CopybookProblem> warnings;

    RecordPlan(
            Item record,
            Node root,
            int tables,
            int references,
            List<PlacedTest> where,
            LengthRule ownLength,
            List<CopybookProblem> warnings) {
        this.record = record;
        this.root = root;
        this.tables = tables;
        this.references = references;
        this.where = where;
        this.ownLength = ownLength;
        this.warnings = warnings;
    }

    /** @throws CopybookException if options and layout don't go together */
    public static RecordPlan compile(Item record, CopybookOptions options) {
        return PlanCompiler.compile(record, options);
    }

    /**
     * The length that an item of the record says.
     *
     * @throws CopybookException if there is no such number in a fixed place
     */
    public LengthRule lengthField(QualifiedName name, int adjustBytes, CopybookOptions options) {
        return FieldLength.of(record, name, adjustBytes, options);
    }

    public Item record() {
        return record;
    }

    /** What is doubtful, though not wrong. */
    public List<CopybookProblem> warnings() {
        return warnings;
    }

    /** The length that the record's own counters say. */
    public LengthRule ownLength() {
        return ownLength;
    }

    Node root() {
        return root;
    }

    int tables() {
        return tables;
    }

    int references() {
        return references;
    }

    List<PlacedTest> where() {
        return where;
    }
}
