package dev.bascule.translate.copybook;

import dev.bascule.translate.copybook.frame.LengthRule;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.CopybookProblem;
import dev.bascule.translate.copybook.layout.Item;
import dev.bascule.translate.copybook.layout.Layout;
import dev.bascule.translate.copybook.layout.Lookup;
import dev.bascule.translate.copybook.layout.Position;
import dev.bascule.translate.copybook.layout.QualifiedName;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.Rule;
import dev.bascule.translate.copybook.plan.RecordChoice;
import dev.bascule.translate.copybook.plan.RecordPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A layout compiled with its options. Immutable and thread-safe; decoders and encoders made from it are not. */
public final class Copybook {
    private final CopybookOptions options;
    private final List<RecordPlan> plans;
    private final RecordChoice recordChoice;

    private Copybook(CopybookOptions options, List<RecordPlan> plans, RecordChoice recordChoice) {
        this.options = options;
        this.plans = plans;
        this.recordChoice = recordChoice;
    }

    /** @throws CopybookException if options and layout don't go together */
    public static Copybook compile(Layout layout, CopybookOptions options) {
        var records = records(layout, options);
        requireKnownNames(records, options);
        var plans = records.stream()
                .map(record -> RecordPlan.compile(record, options))
                .toList();
        return new Copybook(options, plans, RecordChoice.compile(records, options));
    }

    /** Those that rules choose among, or the one that is named, or the first. */
    private static List<Item> records(Layout layout, CopybookOptions options) {
        var choice = options.choice();
        Set<Item> records = new LinkedHashSet<>();
        for (var rule : choice.selectRecord()) {
            records.add(record(layout, rule.alternative().toString()));
        }
        if (records.isEmpty()) {
            records.add(choice.record().map(name -> record(layout, name)).orElseGet(() -> layout.records()
                    .get(0)));
        }
        return List.copyOf(records);
    }

    private static Item record(Layout layout, String name) {
        return layout.record(name)
                .orElseThrow(() -> new CopybookException(
                        new Position(layout.source(), 1, 1), "there is no level 01 " + name + " in this copybook"));
    }

    /** A name in an option has to be an item of at least one record. */
    private static void requireKnownNames(List<Item> records, CopybookOptions options) {
        var names = new ArrayList<QualifiedName>(options.text().fieldCodecs().keySet());
        options.choice().select().stream().map(Rule::alternative).forEach(names::add);
        var lookups = records.stream().map(Lookup::new).toList();
        for (var name : names) {
            if (lookups.stream().noneMatch(lookup -> lookup.has(name))) {
                lookups.get(0).find(name, List.of(), records.get(0).heading().position());
            }
        }
    }

    /** The level 01 of each record that is used, in the order in which they are tried. */
    public List<Item> records() {
        return plans.stream().map(RecordPlan::record).toList();
    }

    /** What is doubtful, though not wrong: say it once when the layout is loaded. */
    public List<CopybookProblem> warnings() {
        return plans.stream().flatMap(plan -> plan.warnings().stream()).toList();
    }

    /** For one thread. */
    public RecordDecoder decoder() {
        return new RecordDecoder(this);
    }

    /** For one thread. */
    public RecordEncoder encoder() {
        return new RecordEncoder(this);
    }

    /** The record's length with its tables at their largest; of the longest record if there are several. */
    public int maxRecordBytes() {
        return plans.stream().mapToInt(plan -> plan.record().length()).max().orElseThrow();
    }

    /** The length that a record's own counters say; of the first record. */
    public LengthRule ownLength() {
        return plans.get(0).ownLength();
    }

    /**
     * The length that an item says, the first record's.
     *
     * @param adjustBytes added to it
     */
    LengthRule lengthField(QualifiedName name, int adjustBytes) {
        return plans.get(0).lengthField(name, adjustBytes, options);
    }

    public CopybookOptions options() {
        return options;
    }

    List<RecordPlan> plans() {
        return plans;
    }

    RecordChoice recordChoice() {
        return recordChoice;
    }

    boolean lenient() {
        return options.policy().lenient();
    }
}
