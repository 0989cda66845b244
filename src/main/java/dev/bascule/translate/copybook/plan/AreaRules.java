package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.layout.Area;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Group;
import dev.bascule.translate.copybook.layout.Item;
import dev.bascule.translate.copybook.layout.Lookup;
import dev.bascule.translate.copybook.option.Rule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code --select} rules of one record, by the areas that they decide. */
final class AreaRules {
    private final Item record;
    private final Lookup lookup;
    private final FieldCompiler fields;
    private final References references;
    /** By an area's first item. */
    private final Map<Item, List<Resolved>> rules = new IdentityHashMap<>();

    private record Resolved(Item alternative, Optional<PlacedTest> test, boolean byContent) {}

    AreaRules(Item record, Lookup lookup, FieldCompiler fields, References references) {
        this.record = record;
        this.lookup = lookup;
        this.fields = fields;
        this.references = references;
    }

    /** Rules that name nothing in this record are left out: they may concern another one. */
    void add(List<Rule> given) {
        given.stream().filter(rule -> lookup.has(rule.alternative())).forEach(this::add);
    }

    private void add(Rule rule) {
        var position = record.heading().position();
        var path = lookup.find(rule.alternative(), List.of(), position);
        var alternative = path.get(path.size() - 1);
        var area = path.size() < 2 ? Optional.<Area>empty() : area((Group) path.get(path.size() - 2), alternative);
        if (area.isEmpty()) {
            throw new CopybookException(
                    position,
                    "select '" + rule.written() + "': " + rule.alternative() + " neither redefines nor is redefined");
        }
        rules.computeIfAbsent(area.get().first(), first -> new ArrayList<>()).add(resolve(rule, path, area.get()));
    }

    private static Optional<Area> area(Group parent, Item alternative) {
        return parent.areas().stream()
                .filter(area -> area.redefined() && area.alternatives().stream().anyMatch(item -> item == alternative))
                .findFirst();
    }

    private Resolved resolve(Rule rule, List<Item> path, Area area) {
        var alternative = path.get(path.size() - 1);
        if (rule.test().isEmpty()) {
            return new Resolved(alternative, Optional.empty(), false);
        }
        var test = rule.test().get();
        var scope = alternative instanceof Group ? path : path.subList(0, path.size() - 1);
        var found = lookup.find(test.field(), scope, record.heading().position());
        var field = found.get(found.size() - 1);
        boolean byContent = found.stream().anyMatch(item -> isAlternative(area, item));
        if (!byContent && field.offset() >= area.offset()) {
            throw wrong(rule, field.name() + " has to come before " + alternative.name());
        }
        for (var around : found) {
            if (around.occurs().isPresent() && path.stream().noneMatch(item -> item == around)) {
                throw wrong(rule, field.name() + " is an element of table " + around.name());
            }
        }
        var placed =
                new PlacedTest(references.of(field), field.length(), fields.test(field, test.values(), test.field()));
        return new Resolved(alternative, Optional.of(placed), byContent);
    }

    private CopybookException wrong(Rule rule, String message) {
        return new CopybookException(record.heading().position(), "select '" + rule.written() + "': " + message);
    }

    private static boolean isAlternative(Area area, Item item) {
        return area.alternatives().stream().anyMatch(alternative -> alternative == item);
    }

    /** Without rules: the first alternative. */
    Choice choice(Area area) {
        var found = rules.getOrDefault(area.first(), List.of());
        var cases = found.stream()
                .map(rule -> new Choice.Case(rule.test(), indexOf(area, rule.alternative())))
                .toList();
        return new Choice(cases, found.stream().anyMatch(Resolved::byContent));
    }

    private static int indexOf(Area area, Item alternative) {
        int index = 0;
        while (area.alternatives().get(index) != alternative) {
            index++;
        }
        return index;
    }
}
