package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldDecoder;
import dev.bascule.translate.copybook.frame.FramingException;
import dev.bascule.translate.copybook.frame.LengthRule;
import dev.bascule.translate.copybook.frame.RecordHead;
import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Group;
import dev.bascule.translate.copybook.layout.Item;
import dev.bascule.translate.copybook.layout.Occurs;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;

/** The length of a record that says how long it is by the counters of its tables. Thread-safe. */
final class RecordMeasure implements LengthRule {
    private final Item record;
    private final Counters counters;
    private final FieldCompiler fields;
    private final boolean fixedTables;

    RecordMeasure(Item record, Counters counters, FieldCompiler fields, boolean fixedTables) {
        this.record = record;
        this.counters = counters;
        this.fields = fields;
        this.fixedTables = fixedTables;
    }

    @Override
    public int lengthBytes(RecordHead head) throws IOException, FramingException {
        if (fixedTables || !counters.within(record)) {
            return record.length();
        }
        var walk = new Walk(head);
        walk.item(record);
        return record.length() + walk.base;
    }

    private final class Walk {
        private final RecordHead head;
        private final Map<Item, Integer> places = new IdentityHashMap<>();
        /** Of the current item's offset; negative once a table was shorter than its largest size. */
        private int base;

        Walk(RecordHead head) {
            this.head = head;
        }

        void item(Item item) throws IOException, FramingException {
            if (item.occurs().isEmpty()) {
                one(item);
                return;
            }
            int max = item.occurs().map(Occurs::max).orElseThrow();
            int count = count(item, max);
            if (item instanceof Group group && group.children().stream().anyMatch(counters::within)) {
                for (int i = 0; i < count; i++) {
                    one(item);
                    base += item.length();
                }
                base -= max * item.length();
            } else {
                base -= (max - count) * item.length();
            }
        }

        private void one(Item item) throws IOException, FramingException {
            if (counters.isCounter(item)) {
                places.put(item, base + item.offset());
            }
            if (item instanceof Group group) {
                for (var area : group.areas()) {
                    int before = base;
                    for (var alternative : area.alternatives()) {
                        base = before;
                        item(alternative);
                    }
                    base = area.redefined() ? before : base;
                }
            }
        }

        private int count(Item table, int max) throws IOException, FramingException {
            var counter = counters.of(table);
            if (counter.isEmpty()) {
                return max;
            }
            Field field = counter.get();
            int place = places.getOrDefault(field, field.offset());
            head.require(place + field.length());
            long count = fields.codecs(field).decoder().unscaled(head.bytes(), head.start() + place);
            int min = table.occurs().map(Occurs::min).orElse(0);
            if (count == FieldDecoder.NONE || count < min || count > max) {
                throw head.refuse(
                        place,
                        field.length(),
                        field.name() + " is not " + min + " to " + max + ", as table " + table.name() + " needs");
            }
            return (int) count;
        }
    }
}
