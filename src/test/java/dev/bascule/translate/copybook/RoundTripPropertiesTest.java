package dev.bascule.translate.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Generated layouts with generated JSON: what is written comes back, as JSON and as bytes. */
class RoundTripPropertiesTest {
    /**
     * An item and a value for it.
     *
     * @param clauses of the item, or the items of a group
     * @param json as decode prints it
     */
    record Sample(String clauses, String json) {
        boolean group() {
            return clauses.startsWith(".");
        }
    }

    @Property(tries = 500)
    void encode_undoes_decode_and_decode_undoes_encode(@ForAll("records") Sample record) {
        var lab = Lab.of("01 R" + record.clauses());
        var bytes = lab.encode(record.json());
        assertThat(lab.decode(bytes)).isEqualTo(record.json());
        assertThat(lab.encode(lab.decode(bytes))).isEqualTo(bytes);
    }

    @Property(tries = 200)
    void the_order_of_keys_means_nothing(@ForAll("records") Sample record, @ForAll Random random) {
        var lab = Lab.of("01 R" + record.clauses(), "--numbers", "string");
        var json = lab.decode(Lab.of("01 R" + record.clauses()).encode(record.json()));
        assertThat(lab.encode(Shuffle.keys(json, random))).isEqualTo(lab.encode(json));
    }

    @Property(tries = 300)
    void bytes_that_mean_nothing_never_fail_otherwise_than_with_errors(
            @ForAll("records") Sample record, @ForAll Random random) {
        var lab = Lab.of("01 R" + record.clauses());
        var bytes = new byte[random.nextInt(lab.copybook().maxRecordBytes() + 5)];
        random.nextBytes(bytes);
        if (lab.outcome(bytes) instanceof Decoded.Accepted accepted) {
            var json = accepted.json().toString();
            assertThat(lab.decode(lab.encode(json))).isEqualTo(json);
        }
    }

    @Provide
    Arbitrary<Sample> records() {
        return groups(3);
    }

    private static Arbitrary<Sample> items(int depth) {
        return depth == 0
                ? fields()
                : Arbitraries.frequencyOf(
                        Tuple.of(8, fields()), Tuple.of(2, groups(depth - 1)), Tuple.of(2, tables(depth - 1)));
    }

    private static Arbitrary<Sample> groups(int depth) {
        return items(depth).list().ofMinSize(1).ofMaxSize(6).map(items -> {
            var clauses = new StringBuilder(".");
            var members = new ArrayList<String>();
            for (int i = 0; i < items.size(); i++) {
                var name = "F" + i;
                var item = items.get(i);
                clauses.append(" ")
                        .append(10 + (3 - depth) * 10)
                        .append(' ')
                        .append(name)
                        .append(item.clauses());
                clauses.append(item.group() ? "" : ".");
                members.add("\"" + name + "\":" + item.json());
            }
            return new Sample(clauses.toString(), "{" + String.join(",", members) + "}");
        });
    }

    private static Arbitrary<Sample> tables(int depth) {
        return fields().flatMap(field -> Arbitraries.integers()
                .between(1, 4)
                .map(count -> new Sample(
                        field.clauses() + " OCCURS " + count,
                        "[" + String.join(",", Collections.nCopies(count, field.json())) + "]")));
    }

    private static Arbitrary<Sample> fields() {
        return Arbitraries.oneOf(numbers(), texts(), edited());
    }

    private static Arbitrary<Sample> numbers() {
        var usages = Arbitraries.of(
                "",
                " SIGN LEADING",
                " SIGN TRAILING SEPARATE",
                " SIGN LEADING SEPARATE",
                " COMP-3",
                " COMP",
                " COMP-5",
                " COMP-6");
        return Combinators.combine(
                        usages,
                        Arbitraries.integers().between(1, 38),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.of(true, false),
                        Arbitraries.randomValue(random -> random))
                .as(RoundTripPropertiesTest::number);
    }

    private static Sample number(String usage, int most, int wantedScale, boolean wantedSign, Random random) {
        boolean binary = usage.startsWith(" COMP") && !usage.endsWith("3") && !usage.endsWith("6");
        int digits = binary ? (most - 1) % 18 + 1 : most;
        int scale = Math.min(wantedScale, digits);
        boolean signed = usage.contains("SIGN") || wantedSign && !usage.endsWith("6");
        var picture = (signed ? "S" : "")
                + (digits > scale ? "9(" + (digits - scale) + ")" : "")
                + (scale > 0 ? "V9(" + scale + ")" : "");
        return new Sample(" PIC " + picture + usage, value(digits, scale, signed, random));
    }

    private static String value(int digits, int scale, boolean signed, Random random) {
        int significant = random.nextInt(digits + 1);
        var text = new StringBuilder("0".repeat(digits - significant));
        for (int i = 0; i < significant; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        var unscaled = new BigInteger(text.toString());
        boolean negative = signed && random.nextBoolean();
        return new BigDecimal(negative ? unscaled.negate() : unscaled, scale).toPlainString();
    }

    private static Arbitrary<Sample> texts() {
        return Arbitraries.strings()
                .withChars("ABCxyz0189 .,-/'äöüß¢")
                .ofMaxLength(20)
                .map(String::stripTrailing)
                .flatMap(text -> Arbitraries.integers()
                        .between(Math.max(1, text.length()), text.length() + 9)
                        .map(length -> new Sample(" PIC X(" + length + ")", "\"" + text + "\"")));
    }

    private static Arbitrary<Sample> edited() {
        return Arbitraries.integers()
                .between(-99_999, 99_999)
                .map(value -> new Sample(
                        " PIC -(5)9.99", new BigDecimal(value).setScale(2).toPlainString()));
    }

    /** Shuffles the keys of objects without arrays of objects in them. */
    static final class Shuffle {
        private static final ObjectMapper JSON = new ObjectMapper();

        private Shuffle() {}

        static String keys(String json, Random random) {
            try {
                var tree = (ObjectNode) JSON.readTree(json);
                return shuffled(tree, random).toString();
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }

        private static ObjectNode shuffled(ObjectNode tree, Random random) {
            List<String> keys = new ArrayList<>();
            tree.fieldNames().forEachRemaining(keys::add);
            Collections.shuffle(keys, random);
            var changed = JSON.createObjectNode();
            for (var key : keys) {
                var value = tree.get(key);
                changed.set(key, value instanceof ObjectNode object ? shuffled(object, random) : value);
            }
            return changed;
        }
    }
}
