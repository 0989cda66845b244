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
    private static final int SPACE = 0x40;

    private final byte[] record;
    private final Map<String, BigDecimal> counters = new HashMap<>();
    private final Map<String, Set<String>> errors = new LinkedHashMap<>();
    private final ByteArrayOutputStream canonical = new ByteArrayOutputStream();
    private final List<Shown> shown = new ArrayList<>();
    private final Map<String, String> kinds = new HashMap<>();
    private int at;
    /** The bytes that come before the next ones that are written; spaces, where none were. */
    private int due;

    private boolean lost;
    private boolean endsAtTable;

    /** A value with its place in the JSON. */
    record Shown(String path, Value type, Object value) {}

    /**
     * What a record is.
     *
     * @param errors acceptable codes by path
     * @param values in the order of the record
     * @param canonical bytes that COBOL would have written for them; meaningless with errors
     * @param endsAtTable whether the record ends where a table should begin whose counter is bad: either may be told
     */
    record Verdict(Map<String, Set<String>> errors, List<Shown> values, byte[] canonical, boolean endsAtTable) {}

    private Oracle(byte[] record) {
        this.record = record;
    }

    static Verdict read(Item.Group layout, byte[] record) {
        var oracle = new Oracle(record);
        oracle.group(layout, "");
        return new Verdict(oracle.errors, oracle.shown, oracle.canonical.toByteArray(), oracle.endsAtTable);
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
                    endsAtTable = at >= record.length;
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
        // Elements are as long as their longest alternative, wherever the record ends.
        write(new byte[0]);
    }

    private static boolean outside(BigDecimal counter, Item.Times times) {
        return counter.compareTo(BigDecimal.valueOf(times.min())) < 0
                || counter.compareTo(BigDecimal.valueOf(times.max())) > 0;
    }

    private void one(Item item, String name) {
        if (item instanceof Item.Group group) {
            group(group, name);
        } else if (!lost && item instanceof Item.Choice choice) {
            choice(choice, name);
        } else if (!lost) {
            leaf((Item.Leaf) item, name);
        }
    }

    private void choice(Item.Choice choice, String name) {
        int end = at + choice.length();
        int written = canonical.size() + choice.length();
        var chosen = choice.of(kinds.getOrDefault(choice.kind(), ""));
        if (chosen.isPresent()) {
            var own = chosen.get().name();
            group(chosen.get(), name.substring(0, name.length() - choice.name().length()) + own);
        } else {
            errors.put(name, Set.of("NO_ALTERNATIVE"));
        }
        at = end;
        due = written;
    }

    private void write(byte[] bytes) {
        while (canonical.size() < due) {
            canonical.write(SPACE);
        }
        canonical.writeBytes(bytes);
    }

    private void leaf(Item.Leaf leaf, String name) {
        int end = at + leaf.value().length();
        counters.remove(leaf.name());
        kinds.remove(leaf.name());
        if (end > record.length) {
            errors.put(name, Set.of("TRUNCATED_RECORD"));
            at = end;
            return;
        }
        var reading = leaf.value().read(Arrays.copyOfRange(record, at, end));
        at = end;
        if (reading instanceof Reading.Good good) {
            shown.add(new Shown(name, leaf.value(), good.value()));
            write(good.canonical());
            if (good.value() instanceof BigDecimal number) {
                counters.put(leaf.name(), number);
            } else {
                kinds.put(leaf.name(), (String) good.value());
            }
        } else {
            errors.put(name, ((Reading.Bad) reading).codes());
        }
    }
}
