package dev.bascule.translate.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.translate.copybook.field.FieldError;
import dev.bascule.translate.copybook.frame.FramedRecord;
import dev.bascule.translate.copybook.frame.FramingException;
import dev.bascule.translate.copybook.frame.RecordReader;
import dev.bascule.translate.copybook.frame.RecordWriter;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.FileOptions;
import dev.bascule.translate.copybook.parse.CopybookParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The cases of a folder of conformance cases: {@code -Dbascule.conformance=FOLDER}, by default {@code ../shared/conformance/copybook}; none without it.
 * Compared as its {@code README.md} says: numbers by value, null and {} as absent, FILLER left out.
 */
class ConformanceTest {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    @TestFactory
    Stream<DynamicTest> the_codec_agrees() throws IOException {
        var folder = Path.of(System.getProperty("bascule.conformance", "../shared/conformance/copybook"));
        assumeTrue(Files.isDirectory(folder), () -> folder + " is not here");
        return Files.list(folder)
                .filter(dir -> Files.exists(dir.resolve("case.json")))
                .sorted()
                .map(dir -> DynamicTest.dynamicTest(String.valueOf(dir.getFileName()), () -> check(dir)));
    }

    private static void check(Path dir) throws Exception {
        var spec = JSON.readTree(dir.resolve("case.json").toFile());
        var args = Stream.of(JSON.treeToValue(spec.get("args"), String[].class)).toArray(String[]::new);
        var values = Lab.values(args);
        var layout = CopybookParser.parse(
                "copybook.cpy",
                Files.readString(dir.resolve("copybook.cpy")),
                member -> read(dir.resolve(member + ".cpy")));
        var copybook = Copybook.compile(layout, CopybookOptions.of(values));
        var run = new Run(copybook, RecordFile.of(copybook, FileOptions.of(values)));
        byte[] data = Files.readAllBytes(dir.resolve("data.bin"));
        byte[] lines = Files.readAllBytes(dir.resolve("expected.jsonl"));
        if (spec.path("direction").asText().equals("decode")) {
            decode(spec, run, data, lines);
        } else {
            byte[] written = run.encode(lines);
            verdict(spec, run);
            if (!spec.has("error")) {
                sameBytes(spec, written, data);
            }
        }
    }

    private static void decode(JsonNode spec, Run run, byte[] data, byte[] lines) throws Exception {
        var printed = run.decode(data);
        verdict(spec, run);
        if (!spec.has("error") || spec.path("error").path("records").asText().equals("compare")) {
            sameRecords(lines, printed);
        }
        if (spec.path("roundtrip").asBoolean()) {
            sameBytes(spec, run.encode(printed.getBytes(StandardCharsets.UTF_8)), data);
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void verdict(JsonNode spec, Run run) {
        if (!spec.has("error")) {
            assertThat(run.codes).isEmpty();
            return;
        }
        var allowed = new ArrayList<String>();
        spec.get("error").get("codes").forEach(code -> allowed.add(code.asText()));
        assertThat(run.codes).isNotEmpty().containsAnyElementsOf(allowed);
    }

    private static void sameRecords(byte[] expected, String printed) throws IOException {
        var wanted = new String(expected, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        var given = printed.lines().toList();
        assertThat(given).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            same(JSON.readTree(wanted.get(i)), JSON.readTree(given.get(i)), "record " + (i + 1));
        }
    }

    private static void same(JsonNode expected, JsonNode given, String path) {
        if (isEmpty(expected) && isEmpty(given)) {
            return;
        }
        if (path.endsWith("._errors")) {
            assertThat(given.size()).as(path).isPositive();
        } else if (expected.isObject()) {
            var keys = new HashSet<String>();
            expected.fieldNames().forEachRemaining(keys::add);
            given.fieldNames().forEachRemaining(keys::add);
            keys.stream()
                    .filter(key -> !key.startsWith("FILLER"))
                    .forEach(key -> same(expected.path(key), given.path(key), path + "." + key));
        } else if (expected.isArray()) {
            assertThat(given.size()).as(path).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                same(expected.get(i), given.get(i), path + "[" + i + "]");
            }
        } else if (expected.isNumber()) {
            assertThat(given.isNumber()).as(path).isTrue();
            assertThat(given.decimalValue()).as(path).isEqualByComparingTo(expected.decimalValue());
        } else {
            assertThat(given).as(path).isEqualTo(expected);
        }
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isMissingNode() || node.isNull() || node.isObject() && node.isEmpty();
    }

    private static void sameBytes(JsonNode spec, byte[] given, byte[] expected) {
        Set<Integer> hidden = new HashSet<>();
        for (var mask : spec.path("mask")) {
            for (int i = 0; i < mask.get(1).asInt(); i++) {
                hidden.add(mask.get(0).asInt() + i);
            }
        }
        int stride = spec.path("stride").asInt(Math.max(expected.length, 1));
        assertThat(given).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            if (!hidden.contains(i % stride)) {
                assertThat(given[i]).as("byte " + i).isEqualTo(expected[i]);
            }
        }
    }

    /** One command, and the codes that it would have printed. */
    private static final class Run {
        private final Copybook copybook;
        private final RecordFile file;
        private final List<String> codes = new ArrayList<>();

        Run(Copybook copybook, RecordFile file) {
            this.copybook = copybook;
            this.file = file;
        }

        String decode(byte[] data) throws IOException {
            var out = new StringBuilder();
            var decoder = copybook.decoder();
            try {
                var reader = RecordReader.open(new ByteArrayInputStream(data), file.shape());
                for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                    var record = next.get();
                    if (record.role() == FramedRecord.Role.DATA) {
                        var outcome = decoder.decode(
                                record.bytes(), record.start(), record.length(), record.number(), record.fileOffset());
                        if (outcome instanceof Decoded.Accepted accepted) {
                            out.append(accepted.json()).append('\n');
                        } else if (outcome instanceof Decoded.Rejected rejected) {
                            note(rejected.errors());
                        }
                    }
                }
            } catch (FramingException e) {
                codes.add(e.code().name());
            }
            return out.toString();
        }

        byte[] encode(byte[] lines) throws IOException, FramingException {
            var out = new ByteArrayOutputStream();
            var encoder = copybook.encoder();
            var writer = RecordWriter.to(out, file.shape().framing());
            for (var line : new String(lines, StandardCharsets.UTF_8).lines().toList()) {
                var json = line.getBytes(StandardCharsets.UTF_8);
                var outcome = encoder.encode(json, 0, json.length);
                if (outcome instanceof Encoded.Written written) {
                    file.write(written, writer);
                } else if (outcome instanceof Encoded.Refused refused) {
                    note(refused.errors());
                }
            }
            writer.finish();
            return out.toByteArray();
        }

        private void note(List<FieldError> errors) {
            errors.forEach(error -> codes.add(error.code().name()));
        }
    }
}
