package dev.bascule.it.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.it.process.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that COBOL programs wrote, read and written by {@code bascule copybook}. Skipped where there is no GnuCOBOL. */
class CobolIT {
    /** Numbers by what they are worth. */
    private static final Comparator<JsonNode> BY_VALUE =
            (a, b) -> a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : a.equals(b) ? 0 : 1;

    private final ObjectMapper jackson = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @TempDir
    Path folder;

    static Stream<CobolProgram> programs() throws IOException {
        return CobolProgram.all().stream();
    }

    @BeforeAll
    static void needs_a_compiler() {
        assumeTrue(CobolProgram.compilerIsThere(), "GnuCOBOL (cobc) is not installed");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void what_cobol_wrote_is_read_and_written_again(CobolProgram program) throws IOException {
        var expected = program.run(folder);
        var data = Files.readAllBytes(program.data(folder));

        var decoded = bascule("decode", program, data);
        assertThat(records(decoded)).as("%s", new String(decoded)).hasSameSizeAs(records(expected.getBytes()));
        for (int i = 0; i < records(decoded).size(); i++) {
            compare(
                    program + " " + (i + 1),
                    records(expected.getBytes()).get(i),
                    records(decoded).get(i));
        }

        assertThat(bascule("encode", program, decoded)).as("encoded again").isEqualTo(data);
    }

    private byte[] bascule(String verb, CobolProgram program, byte[] input) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Repository.bridgeJar().toString(),
                "copybook",
                verb,
                "--layout",
                program.layout().toString()));
        command.addAll(program.options());
        var result = Command.run(folder, command, input);
        assertThat(result.errors()).as(verb).isEmpty();
        assertThat(result.status()).as(verb).isZero();
        return result.output();
    }

    private List<JsonNode> records(byte[] lines) throws IOException {
        try (var records = jackson.readerFor(JsonNode.class).<JsonNode>readValues(lines)) {
            return records.readAll();
        }
    }

    private static void compare(String what, JsonNode expected, JsonNode actual) {
        assertThat(expected.equals(BY_VALUE, actual))
                .as("%s%n expected %s%n but was  %s", what, expected, actual)
                .isTrue();
    }
}
