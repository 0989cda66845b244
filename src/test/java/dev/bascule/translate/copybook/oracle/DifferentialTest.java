package dev.bascule.translate.copybook.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.Decoded;
import dev.bascule.translate.copybook.Encoded;
import dev.bascule.translate.copybook.RecordDecoder;
import dev.bascule.translate.copybook.RecordEncoder;
import dev.bascule.translate.copybook.SeededRun;
import dev.bascule.translate.copybook.field.FieldError;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.OptionValues;
import dev.bascule.translate.copybook.parse.CopySource;
import dev.bascule.translate.copybook.parse.CopybookParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The codec beside the second decoder on layouts and records made up at random; as many as {@link SeededRun} is told. */
class DifferentialTest {
    private static final long RECORDS = 100_000;
    private static final String TRUNCATED = "TRUNCATED_RECORD";
    private static final String ODO = "ODO_RANGE";
    private static final String CHOICE = "NO_ALTERNATIVE";
    private static final int RECORDS_PER_LAYOUT = 250;
    /** Of one record: itself, and damaged. */
    private static final int VARIANTS = 5;

    private final ObjectMapper jackson = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    @Test
    void codec_and_second_decoder_agree_on_any_bytes() {
        SeededRun.of("records", RECORDS, RECORDS_PER_LAYOUT, seed -> new Comparison(seed).run());
    }

    /** One layout with its records. */
    private final class Comparison {
        private String what;
        private final Random random;
        private final Item.Group layout;
        private final RecordDecoder decoder;
        private final RecordEncoder encoder;

        Comparison(long seed) {
            random = new Random(seed);
            layout = LayoutMaker.next(random);
            var text = CopybookText.of(layout);
            what = "-Dcodec.seed=" + seed + "\n" + text;
            var copybook = compile(text);
            decoder = copybook.decoder();
            encoder = copybook.encoder();
        }

        private Copybook compile(String text) {
            try {
                var parsed = CopybookParser.parse("random.cpy", text, CopySource.NONE);
                var rules = rules(layout).toList();
                what += rules.isEmpty() ? "" : "--select " + rules + "\n";
                return Copybook.compile(parsed, CopybookOptions.of(new OptionValues(Map.of("select", rules))));
            } catch (CopybookException e) {
                throw new AssertionError(what, e);
            }
        }

        private static Stream<String> rules(Item item) {
            return item instanceof Item.Choice choice
                    ? choice.rules()
                    : item instanceof Item.Group group
                            ? group.items().stream().flatMap(Comparison::rules)
                            : Stream.empty();
        }

        int run() throws IOException {
            int valid = 0;
            for (int i = 0; i < RECORDS_PER_LAYOUT; i += VARIANTS) {
                var sound = RecordMaker.sound(layout, random);
                valid += compare(sound);
                for (int variant = 1; variant < VARIANTS; variant++) {
                    valid += compare(RecordMaker.unsound(sound, random));
                }
            }
            return valid;
        }

        private int compare(byte[] record) throws IOException {
            return compare(record, () -> what + HexFormat.of().formatHex(record)) ? 1 : 0;
        }

        /** Whether the record is valid. */
        private boolean compare(byte[] record, Supplier<String> where) throws IOException {
            var verdict = Oracle.read(layout, record);
            var decoded = decode(record, where);
            if (decoded instanceof Decoded.Rejected rejected) {
                compareErrors(rejected.errors(), verdict, where);
                return false;
            }
            assertThat(verdict.errors()).as(where).isEmpty();
            var json = ((Decoded.Accepted) decoded).json().toBytes();
            compareValues(jackson.readTree(json), verdict, where);
            assertThat(encode(json, where)).as(where).isEqualTo(verdict.canonical());
            return true;
        }

        private Decoded decode(byte[] record, Supplier<String> where) {
            try {
                return decoder.decode(record, 0, record.length, 1, 0);
            } catch (RuntimeException e) {
                throw new AssertionError(where.get(), e);
            }
        }

        private byte[] encode(byte[] json, Supplier<String> where) {
            var encoded = encoder.encode(json, 0, json.length);
            assertThat(encoded).as(where).isInstanceOf(Encoded.Written.class);
            var written = (Encoded.Written) encoded;
            return Arrays.copyOf(written.bytes(), written.length());
        }
    }

    private static void compareValues(JsonNode json, Oracle.Verdict verdict, Supplier<String> where) {
        for (var shown : verdict.values()) {
            var node = find(json, shown.path());
            Object theirs = node.isTextual() ? node.textValue() : node.isNumber() ? node.decimalValue() : node;
            if (!shown.type().same(shown.value(), theirs)) {
                throw new AssertionError(
                        where.get() + "\n" + shown.path() + " is " + shown.value() + ", the codec says " + node);
            }
        }
    }

    private static JsonNode find(JsonNode json, String path) {
        var node = json;
        var steps = new StringTokenizer(path, ".[]", true);
        while (steps.hasMoreTokens()) {
            var step = steps.nextToken();
            node = switch (step) {
                case ".", "]" -> node;
                case "[" -> node.path(Integer.parseInt(steps.nextToken()));
                default -> node.path(step);
            };
        }
        return node;
    }

    /**
     * What is wrong with values must be told of the same items and for the same reason. That a record ends early, or a counter is out of range, is
     * told of as many items as one likes.
     */
    private static void compareErrors(List<FieldError> errors, Oracle.Verdict verdict, Supplier<String> where) {
        var theirs = new TreeMap<String, String>();
        errors.forEach(error -> theirs.put(
                place(error.path(), error.code().name()), error.code().name()));
        var ours = new TreeMap<String, Set<String>>();
        verdict.errors()
                .forEach((path, codes) -> ours.put(place(path, codes.iterator().next()), codes));

        if (verdict.endsAtTable()) {
            assertThat(theirs)
                    .as(() -> where.get() + "\n" + errors)
                    .containsAnyOf(Map.entry(TRUNCATED, TRUNCATED), Map.entry(ODO, ODO));
            theirs.put(TRUNCATED, TRUNCATED);
            ours.put(TRUNCATED, Set.of(TRUNCATED));
        }
        if (theirs.containsKey(TRUNCATED) && ours.containsKey(TRUNCATED)) {
            // A counter that isn't there may be called out of range or not, a kind that isn't there may fit no
            // alternative or not.
            theirs.remove(ODO);
            ours.remove(ODO);
            theirs.values().removeIf(CHOICE::equals);
            ours.values().removeIf(codes -> codes.contains(CHOICE));
        }
        assertThat(theirs.keySet()).as(() -> where.get() + "\n" + errors).isEqualTo(ours.keySet());
        theirs.forEach((path, code) ->
                assertThat(code).as(() -> where.get() + "\n" + errors).isIn(ours.get(path)));
    }

    private static String place(String path, String code) {
        return code.equals(TRUNCATED) || code.equals(ODO) ? code : path;
    }
}
