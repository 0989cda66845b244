package dev.bascule.translate.copybook.oracle;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Makes up records: as programs write them, damaged, or no records at all. */
final class RecordMaker {
    private static final int SPACE = 0x40;
    private static final int LETTER_A = 0xc1;

    private final Random random;
    private final Map<String, BigDecimal> counters = new HashMap<>();
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private String kind = "";

    private RecordMaker(Random random) {
        this.random = random;
    }

    /** As programs write it. */
    static byte[] sound(Item.Group layout, Random random) {
        var maker = new RecordMaker(random);
        maker.group(layout);
        return maker.record.toByteArray();
    }

    /** Damaged, or no record at all. */
    static byte[] unsound(byte[] record, Random random) {
        return random.nextInt(12) == 0 ? noise(length(record, random), random) : damaged(record, random);
    }

    private static byte[] damaged(byte[] record, Random random) {
        int length = random.nextInt(6) == 0 ? random.nextInt(record.length + 1) : record.length;
        var damaged = Arrays.copyOf(record, length);
        for (int i = 1 + random.nextInt(3); i > 0 && damaged.length > 0; i--) {
            int at = random.nextInt(damaged.length);
            damaged[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : damaged[at] ^ 1 << random.nextInt(8));
        }
        return damaged;
    }

    private static int length(byte[] record, Random random) {
        return random.nextBoolean() ? record.length : random.nextInt(2 * record.length + 1);
    }

    private static byte[] noise(int length, Random random) {
        var noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private void group(Item.Group group) {
        for (var item : group.items()) {
            int count = item.times().map(this::count).orElse(1);
            for (int i = 0; i < count; i++) {
                one(item);
            }
        }
    }

    private int count(Item.Times times) {
        return times.counter().isEmpty()
                ? times.max()
                : counters.get(times.counter()).intValueExact();
    }

    private void one(Item item) {
        if (item instanceof Item.Group group) {
            group(group);
        } else if (item instanceof Item.Choice choice) {
            choice(choice);
        } else {
            record.writeBytes(bytes((Item.Leaf) item));
        }
    }

    private void choice(Item.Choice choice) {
        int end = record.size() + choice.length();
        choice.of(kind).ifPresent(this::group);
        while (record.size() < end) {
            record.write(SPACE);
        }
    }

    private byte[] bytes(Item.Leaf leaf) {
        if (leaf.name().startsWith(LayoutMaker.COUNTER)) {
            return count(leaf);
        } else if (leaf.name().startsWith(LayoutMaker.KIND)) {
            int index = random.nextInt(LayoutMaker.ALTERNATIVES);
            kind = String.valueOf((char) ('A' + index));
            return new byte[] {(byte) (LETTER_A + index)};
        }
        return leaf.value().sample(random);
    }

    /** A number that every table allows. */
    private byte[] count(Item.Leaf leaf) {
        var count = BigDecimal.valueOf(1 + random.nextInt(LayoutMaker.SURE_COUNT));
        while (true) {
            var bytes = leaf.value().sample(random);
            if (leaf.value().read(bytes) instanceof Reading.Good good
                    && good.value().equals(count)) {
                counters.put(leaf.name(), count);
                return bytes;
            }
        }
    }
}
