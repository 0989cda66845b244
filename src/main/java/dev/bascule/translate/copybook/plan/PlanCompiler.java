package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.layout.Area;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.CopybookProblem;
import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Group;
import dev.bascule.translate.copybook.layout.Item;
import dev.bascule.translate.copybook.layout.Lookup;
import dev.bascule.translate.copybook.layout.Occurs;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.Naming;
import dev.bascule.translate.copybook.option.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Compiles one record of a layout. */
final class PlanCompiler {
    private static final int NO_COUNTER = -1;

    private final Item record;
    private final CopybookOptions options;
    private final Lookup lookup;
    private final FieldCompiler fields;
    private final References references = new References();
    private final Counters counters;
    private final AreaRules rules;
    private final Naming naming;
    private final DefaultImages images;
    private final Conditions conditions;
    private final List<CopybookProblem> warnings = new ArrayList<>();
    private int tables;

    private PlanCompiler(Item record, CopybookOptions options) {
        this.record = record;
        this.options = options;
        this.lookup = new Lookup(record);
        this.fields = new FieldCompiler(options);
        this.counters = Counters.of(record, lookup);
        this.rules = new AreaRules(record, lookup, fields, references);
        this.naming = new Naming(options.shape().names());
        this.images = new DefaultImages(options.text().page());
        this.conditions = new Conditions(images);
    }

    /** @throws CopybookException if options and layout don't go together */
    static RecordPlan compile(Item record, CopybookOptions options) {
        return new PlanCompiler(record, options).compile();
    }

    private RecordPlan compile() {
        options.text().fieldCodecs().forEach((name, codec) -> {
            if (lookup.has(name)) {
                var found = lookup.find(name, List.of(), record.heading().position());
                fields.ownCodec(found.get(found.size() - 1), codec);
            }
        });
        counters.all().forEach(references::of);
        rules.add(options.choice().select());
        var where = options.choice().where().stream().map(this::where).toList();
        var root = root();
        return new RecordPlan(record, root, tables, references.count(), where, measure(), List.copyOf(warnings));
    }

    private PlacedTest where(Rule.Test test) {
        var position = record.heading().position();
        var found = lookup.find(test.field(), List.of(), position);
        var field = found.get(found.size() - 1);
        found.stream().filter(around -> around.occurs().isPresent()).findFirst().ifPresent(table -> {
            throw new CopybookException(position, "where: " + field.name() + " is an element of table " + table.name());
        });
        return new PlacedTest(references.of(field), field.length(), fields.test(field, test.values(), test.field()));
    }

    private RecordMeasure measure() {
        return new RecordMeasure(record, counters, fields, options.shape().fixedTables());
    }

    /** An elementary record is an object with one key. */
    private Node root() {
        var key = naming.key(record);
        if (record instanceof Group && !options.shape().keepRoot()) {
            return node(record, ItemPath.ROOT);
        }
        var parts = new ArrayList<Part>();
        place(record, parts);
        parts.add(new KeyedPart(Step.of(key, node(record, ItemPath.ROOT.child(key)))));
        return new GroupNode(new Site(ItemPath.ROOT, 0, record.length(), "", ""), parts, replaceMissing());
    }

    private Node node(Item item, ItemPath path) {
        if (item.occurs().isEmpty()) {
            return single(item, path);
        }
        Occurs occurs = item.occurs().get();
        var element = path.element();
        tables = Math.max(tables, element.tables());
        boolean moves = !options.shape().fixedTables();
        boolean mayBeEmpty = moves && LeastLength.ofElement(item) == 0;
        var shape = new TableShape(
                path.tables(), item.offset(), item.length(), occurs.min(), occurs.max(), moves, mayBeEmpty);
        var counter = counters.of(item).map(this::counter).orElse(null);
        return new TableNode(Site.of(item, path), shape, single(item, element), counter, replaceMissing());
    }

    private Counter counter(Field field) {
        var codecs = fields.codecs(field);
        return new Counter(field.name(), references.of(field), field.length(), codecs.decoder(), codecs.encoder());
    }

    private Node single(Item item, ItemPath path) {
        var site = Site.of(item, path);
        return item instanceof Group group
                ? new GroupNode(site, parts(group, path), replaceMissing())
                : field((Field) item, site);
    }

    private FieldNode field(Field field, Site site) {
        var codecs = fields.codecs(field);
        boolean checked =
                options.policy().checkConditions() && !field.conditions().isEmpty();
        return new FieldNode(
                site,
                codecs.decoder(),
                codecs.encoder(),
                field.numeric() ? nulls() : NullPolicy.NEVER,
                checked ? conditions.of(field, codecs) : null,
                images.of(field, codecs, replaceMissing()),
                counters.isCounter(field) ? references.of(field) : NO_COUNTER);
    }

    private NullPolicy nulls() {
        var policy = options.policy();
        int space = options.text().page().space();
        return new NullPolicy(policy.lowValuesNull(), policy.spacesNull() ? space : -1);
    }

    private boolean replaceMissing() {
        return options.policy().missingDefault();
    }

    private List<Part> parts(Group group, ItemPath path) {
        var parts = new ArrayList<Part>();
        var keys = naming.keys(group);
        int end = group.offset();
        int child = 0;
        for (var area : group.areas()) {
            slack(end, area.offset(), parts);
            int count = area.alternatives().size();
            area(area, keys.subList(child, child + count), path, parts);
            child += count;
            end = area.end();
        }
        slack(end, group.offset() + group.length(), parts);
        return parts;
    }

    private static void slack(int from, int to, List<Part> parts) {
        if (to > from) {
            parts.add(new SlackPart(from, to - from));
        }
    }

    private void area(Area area, List<String> keys, ItemPath path, List<Part> parts) {
        if (!area.redefined()) {
            place(area.first(), parts);
            var part = part(area.first(), keys.get(0), path);
            boolean follows = parts.stream().anyMatch(KeyedPart.class::isInstance);
            parts.add(follows && part instanceof KeyedPart keyed ? keyed.following() : part);
            return;
        }
        var choice = rules.choice(area);
        if (choice.cases().isEmpty()) {
            warnUndecided(area);
        }
        var alternatives = new ArrayList<Part>();
        for (int i = 0; i < keys.size(); i++) {
            alternatives.add(part(area.alternatives().get(i), keys.get(i), path));
        }
        var places = new ArrayList<PlacePart>();
        area.alternatives().forEach(alternative -> placesWithin(alternative, places));
        parts.add(new AreaPart(Site.of(area.first(), path.child(keys.get(0))), places, choice, alternatives));
    }

    private void warnUndecided(Area area) {
        var others = area.alternatives().stream().skip(1).map(Item::name).collect(Collectors.joining(", "));
        warnings.add(new CopybookProblem(
                area.first().heading().position(),
                area.first().name() + " is redefined by " + others + ": without --select it is always "
                        + area.first().name()));
    }

    private void place(Item item, List<Part> parts) {
        if (references.contains(item)) {
            parts.add(new PlacePart(references.of(item), item.offset()));
        }
    }

    /** Those whose place doesn't depend on other tables. */
    private void placesWithin(Item item, List<PlacePart> places) {
        if (item.occurs().isPresent()) {
            return;
        }
        if (references.contains(item)) {
            places.add(new PlacePart(references.of(item), item.offset()));
        }
        if (item instanceof Group group) {
            group.children().forEach(child -> placesWithin(child, places));
        }
    }

    private Part part(Item item, String key, ItemPath path) {
        var node = node(item, path.child(key));
        if (!item.filler() || options.shape().keepFillers()) {
            return new KeyedPart(Step.of(key, node));
        }
        if (item instanceof Group group && group.children().stream().anyMatch(child -> !child.filler())) {
            warnings.add(new CopybookProblem(
                    item.heading().position(),
                    "this FILLER has items with names, which are left out with it; --fillers keep shows them"));
        }
        return new SilentPart(node, counters.within(item) || holdsReference(item));
    }

    private boolean holdsReference(Item item) {
        return references.contains(item)
                || item instanceof Group group && group.children().stream().anyMatch(this::holdsReference);
    }
}
