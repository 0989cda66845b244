package dev.bascule.translate.copybook.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes up layouts. */
final class LayoutMaker {
    /** What the names of counters begin with. */
    static final String COUNTER = "COUNT-";

    /** What the names of kinds begin with. */
    static final String KIND = "KIND-";

    /** No choice has more alternatives. */
    static final int ALTERNATIVES = 3;

    /** Every table with a counter allows from 1 to this many elements. */
    static final int SURE_COUNT = 3;

    private static final int MAX_DEPTH = 3;
    private static final int MAX_DIGITS = 38;
    private static final int MAX_BINARY_DIGITS = 18;

    private final Random random;
    private final List<String> counters = new ArrayList<>();
    private int names;

    private LayoutMaker(Random random) {
        this.random = random;
    }

    static Item.Group next(Random random) {
        return new LayoutMaker(random).group("RECORD-" + random.nextInt(100), Optional.empty(), 1);
    }

    private Item.Group group(String name, Optional<Item.Times> times, int depth) {
        var items = new ArrayList<Item>();
        int known = counters.size();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            items.add(item(depth));
            if (random.nextInt(12) == 0) {
                choice(items);
            }
        }
        if (times.isPresent()) {
            // A counter inside a table counts tables inside the same element only.
            counters.subList(known, counters.size()).clear();
        }
        return new Item.Group(name, times, items);
    }

    private void choice(List<Item> items) {
        var kind = KIND + ++names;
        items.add(new Item.Leaf(kind, Optional.empty(), new Text(1)));
        var alternatives = new ArrayList<Item.Group>();
        for (int i = 2 + random.nextInt(ALTERNATIVES - 1); i > 0; i--) {
            alternatives.add(alternative());
        }
        items.add(new Item.Choice(kind, alternatives, random.nextBoolean()));
    }

    private Item.Group alternative() {
        var name = "ALTERNATIVE-" + ++names;
        var items = new ArrayList<Item>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            var times = random.nextInt(6) == 0 ? Optional.of(new Item.Times(0, 2, "")) : Optional.<Item.Times>empty();
            items.add(new Item.Leaf("ITEM-" + ++names, times, value()));
        }
        return new Item.Group(name, Optional.empty(), items);
    }

    private Item item(int depth) {
        names++;
        if (random.nextInt(7) == 0) {
            counters.add(COUNTER + names);
            return new Item.Leaf(COUNTER + names, Optional.empty(), counter());
        }
        var name = "ITEM-" + names;
        var times = times();
        return depth < MAX_DEPTH && random.nextInt(4) == 0
                ? group(name, times, depth + 1)
                : new Item.Leaf(name, times, value());
    }

    private Optional<Item.Times> times() {
        int choice = random.nextInt(8);
        if (choice == 0) {
            return Optional.of(new Item.Times(0, 1 + random.nextInt(4), ""));
        } else if (choice == 1 && !counters.isEmpty()) {
            int min = random.nextInt(2);
            var counter = counters.get(random.nextInt(counters.size()));
            return Optional.of(new Item.Times(min, SURE_COUNT + random.nextInt(3), counter));
        }
        return Optional.empty();
    }

    private Value counter() {
        return switch (random.nextInt(3)) {
            case 0 -> new Zoned(1 + random.nextInt(2), 0, false, false, false);
            case 1 -> new Packed(1 + random.nextInt(3), 0, random.nextBoolean(), true);
            default -> new Binary(1 + random.nextInt(4), 0, random.nextBoolean(), random.nextBoolean());
        };
    }

    private Value value() {
        boolean signed = random.nextBoolean();
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Text(1 + random.nextInt(20));
            case 2 -> zoned(signed);
            case 3, 4 -> packed(signed);
            case 5 -> binary(signed);
            case 6 -> unsignedPacked();
            default -> new HexFloating(random.nextBoolean());
        };
    }

    private Value zoned(boolean signed) {
        int digits = 1 + random.nextInt(MAX_DIGITS);
        return new Zoned(
                digits,
                scale(digits, MAX_DIGITS),
                signed,
                signed && random.nextBoolean(),
                signed && random.nextBoolean());
    }

    private Value packed(boolean signed) {
        int digits = 1 + random.nextInt(MAX_DIGITS);
        return new Packed(digits, scale(digits, MAX_DIGITS), signed, true);
    }

    private Value unsignedPacked() {
        int digits = 1 + random.nextInt(MAX_DIGITS);
        return new Packed(digits, scale(digits, MAX_DIGITS), false, false);
    }

    private Value binary(boolean signed) {
        int digits = 1 + random.nextInt(MAX_BINARY_DIGITS);
        return new Binary(digits, scale(digits, MAX_BINARY_DIGITS), signed, random.nextBoolean());
    }

    private int scale(int digits, int most) {
        int choice = random.nextInt(10);
        int scaling = Math.min(3, most - digits);
        if (choice == 0 && scaling > 0) {
            return random.nextBoolean() ? -scaling : digits + scaling;
        }
        return choice < 5 ? 0 : random.nextInt(digits + 1);
    }
}
