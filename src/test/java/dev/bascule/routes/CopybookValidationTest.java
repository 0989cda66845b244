package dev.bascule.routes;

import static dev.bascule.routes.Samples.fromQueue;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopybookValidationTest {
    private static final String SINK = "- to: {uri: \"bascule-kafka:orders\", parameters: {connection: cloud}}\n";

    @TempDir
    Path dir;

    @BeforeEach
    void write() throws IOException {
        write(
                "order.cpy",
                "       01  ORDER.\n           05  ID PIC X(4).\n           05  G PIC 9(2).\n           05  H REDEFINES G PIC XX.\n");
    }

    @Test
    void a_good_step_has_no_problem_and_lowers_no_promise() {
        var validation =
                validate("- to: {uri: \"copybook:order.cpy\", parameters: {operation: decode, charset: IBM1047, "
                        + "select: \"H:ID=A;G:*\", checkConditions: true, recordLength: 6}}\n" + SINK);
        assertThat(validation.problems()).isEmpty();
        assertThat(validation.promises().stream().map(RoutePromise::line))
                .containsExactly("orders → Kafka orders (cloud): exactly-once, in order per lane");
    }

    @Test
    void an_unknown_option_is_named_with_what_was_meant() {
        assertThat(problems("{operation: decode, chraset: IBM037}"))
                .containsExactly("routes/a.yaml:7:75: unknown option 'chraset' of copybook:; did you mean 'charset'?");
    }

    @Test
    void an_unknown_option_and_a_missing_layout_are_both_told() {
        assertThat(problems("none.cpy", "{operation: decode, chraset: IBM037}"))
                .containsExactlyInAnyOrder(
                        "routes/a.yaml:7:74: unknown option 'chraset' of copybook:; did you mean 'charset'?",
                        "routes/a.yaml:7:21: config/copybooks/none.cpy:1:1: there is no such copybook");
    }

    @Test
    void a_missing_or_wrong_operation_is_told() {
        assertThat(problems("{charset: IBM037}"))
                .containsExactly("routes/a.yaml:7:21: 'operation' is missing: copybook: needs operation=decode or "
                        + "operation=encode");
        assertThat(problems("{operation: read}"))
                .containsExactly(
                        "routes/a.yaml:7:67: 'read' is no value of option 'operation': operation must be decode or encode, not read");
    }

    @Test
    void each_error_of_a_copybook_is_told_at_its_place() throws IOException {
        write("bad.cpy", "       01  ORDER.\n           05  ID PIC X(4.\n           05  G PIK XX.\n");
        assertThat(problems("bad.cpy", "{operation: decode}"))
                .hasSize(2)
                .allMatch(problem -> problem.startsWith("routes/a.yaml:7:21: config/copybooks/bad.cpy:"))
                .anyMatch(problem -> problem.contains("bad.cpy:2:"))
                .anyMatch(problem -> problem.contains("bad.cpy:3:"));
    }

    @Test
    void an_unknown_charset_is_told_at_its_option() {
        assertThat(problems("{operation: decode, charset: KLINGON}"))
                .containsExactly("routes/a.yaml:7:84: charset: there is no charset KLINGON");
    }

    @Test
    void values_of_options_are_checked() {
        assertThat(problems("{operation: decode, byteOrder: middle}"))
                .containsExactly("routes/a.yaml:7:86: byteOrder is 'middle'; it must be big, little");
        assertThat(problems("{operation: decode, select: \"NOBODY:ID=A\"}"))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:7:21: config/copybooks/order.cpy:1:")
                .contains("NOBODY");
    }

    private List<String> problems(String parameters) {
        return problems("order.cpy", parameters);
    }

    private List<String> problems(String layout, String parameters) {
        return validate("- to: {uri: \"copybook:" + layout + "\", parameters: " + parameters + "}\n")
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    private Validation validate(String steps) {
        return new RouteValidator(Samples.config(dir))
                .validate(List.of(new RouteText("routes/a.yaml", fromQueue(steps))), List.of());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(
                Files.createDirectories(dir.resolve("config/copybooks")).resolve(file), text);
    }
}
