package dev.bascule.translate.copybook.oracle;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one record. */
final class Oracle {
    private final byte[] record;
    private final Map<String, BigDecimal> counters = new HashMap<>();
    private final Map<String, Set<String>> errors = new LinkedHashMap<>();
    private final ByteArrayOutputStream canonical = new ByteArrayOutputStream();
    private final List<Shown> shown = new ArrayList<>();
    private int at;
    private boolean lost;

    /** A value with its place in the JSON. */
    record Shown(String path, Value type, Object value) {}

    /**
     * What a record is.
     *
     * @param errors acceptable codes by path
     * @param values in the order of the record
     * @param canonical bytes that COBOL would have written for them; meaningless with errors
     */
    record Verdict(Map<String, Set<String>> errors, List<Shown> values, byte[] canonical) {}

    private Oracle(byte[] record) {
        this.record = record;
    }

    static Verdict read(Item.Group layout, byte[] record) {
        var oracle = new Oracle(record);
        oracle.group(layout, "");
        return new Verdict(oracle.errors, oracle.shown, oracle.canonical.toByteArray());
    }

    private void group(Item.Group group, String path) {
        for (var item : group.items()) {
            var name = path.isEmpty() ? item.name() : path + "." + item.name();
            if (item.times().isPresent()) {
                table(item, item.times().get(), name);
            } else {
                one(item, name);
            }
        }
    }

    private void table(Item item, Item.Times times, String name) {
        int count = times.max();
        if (!times.counter().isEmpty()) {
            var counter = counters.get(times.counter());
            if (counter == null || outside(counter, times)) {
                if (!lost) {
                    errors.put(name, Set.of("ODO_RANGE"));
                }
                // Nobody knows where the following items are.
                lost = true;
                return;
            }
            count = counter.intValueExact();
        }
        for (int i = 0; i < count; i++) {
            one(item, name + "[" + i + "]");
        }
    }

    private static boolean outside(BigDecimal counter, Item.Times times) {
        return counter.compareTo(BigDecimal.valueOf(times.min())) < 0
                || counter.compareTo(BigDecimal.valueOf(times.max())) > 0;
    }

    private void one(Item item, String name) {
        if (item instanceof Item.Group group) {
            group(group, name);
        } else if (!lost) {
            leaf((Item.Leaf) item, name);
        }
    }

    private void leaf(Item.Leaf leaf, String name) {
        int end = at + leaf.value().length();
        counters.remove(leaf.name());
        if (end > record.length) {
            errors.put(name, Set.of("TRUNCATED_RECORD"));
            at = end;
            return;
        }
        var reading = leaf.value().read(Arrays.copyOfRange(record, at, end));
        at = end;
        if (reading instanceof Reading.Good good) {
            shown.add(new Shown(name, leaf.value(), good.value()));
            canonical.writeBytes(good.canonical());
            if (good.value() instanceof BigDecimal number) {
                counters.put(leaf.name(), number);
            }
        } else {
            errors.put(name, ((Reading.Bad) reading).codes());
        }
    }
}
