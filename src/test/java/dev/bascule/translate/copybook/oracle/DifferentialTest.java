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
import dev.bascule.translate.copybook.field.FieldError;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.parse.CopySource;
import dev.bascule.translate.copybook.parse.CopybookParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The codec beside the second decoder on layouts and records made up at random. {@code -Dcodec.records=10000000} makes it long, {@code
 * -Dcodec.seed=N} gives other ones.
 */
class DifferentialTest {
    private static final long RECORDS = Long.getLong("codec.records", 100_000);
    private static final long SEED = Long.getLong("codec.seed", 1);
    private static final String TRUNCATED = "TRUNCATED_RECORD";
    private static final String ODO = "ODO_RANGE";
    private static final int RECORDS_PER_LAYOUT = 250;

    private final ObjectMapper jackson = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    @Test
    void codec_and_second_decoder_agree_on_any_bytes() throws IOException {
        for (long layouts = 0; layouts * RECORDS_PER_LAYOUT < RECORDS; layouts++) {
            new Comparison(SEED + layouts).run();
        }
    }

    /** One layout with its records. */
    private final class Comparison {
        private final String what;
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
                return Copybook.compile(parsed, CopybookOptions.defaults());
            } catch (CopybookException e) {
                throw new AssertionError(what, e);
            }
        }

        void run() throws IOException {
            for (int i = 0; i < RECORDS_PER_LAYOUT; i++) {
                var record = RecordMaker.next(layout, random);
                compare(record, () -> what + HexFormat.of().formatHex(record));
            }
        }

        private void compare(byte[] record, Supplier<String> where) throws IOException {
            var verdict = Oracle.read(layout, record);
            var decoded = decoder.decode(record, 0, record.length, 1, 0);
            if (decoded instanceof Decoded.Rejected rejected) {
                compareErrors(rejected.errors(), verdict, where);
                return;
            }
            assertThat(verdict.errors()).as(where).isEmpty();
            var json = ((Decoded.Accepted) decoded).json().toBytes();
            compareValues(jackson.readTree(json), verdict, where);
            assertThat(encode(json, where)).as(where).isEqualTo(verdict.canonical());
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
            assertThat(shown.type().same(shown.value(), theirs))
                    .as(() -> where.get() + "\n" + shown.path() + " is " + shown.value() + ", the codec says " + node)
                    .isTrue();
        }
    }

    private static JsonNode find(JsonNode json, String path) {
        var node = json;
        for (var step : path.split("\\.")) {
            int bracket = step.indexOf('[');
            node = node.path(bracket < 0 ? step : step.substring(0, bracket));
            node = bracket < 0 ? node : node.path(Integer.parseInt(step.substring(bracket + 1, step.length() - 1)));
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

        if (theirs.containsKey(TRUNCATED) && ours.containsKey(TRUNCATED)) {
            // A counter that isn't there may be called out of range or not.
            theirs.remove(ODO);
            ours.remove(ODO);
        }
        assertThat(theirs.keySet()).as(() -> where.get() + "\n" + errors).isEqualTo(ours.keySet());
        theirs.forEach((path, code) ->
                assertThat(code).as(() -> where.get() + "\n" + errors).isIn(ours.get(path)));
    }

    private static String place(String path, String code) {
        return code.equals(TRUNCATED) || code.equals(ODO) ? code : path;
    }
}
