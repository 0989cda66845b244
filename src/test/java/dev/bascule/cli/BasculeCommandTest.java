package dev.bascule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasculeCommandTest {
    @TempDir
    Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void a_folder_with_a_configuration() throws IOException {
        configure("bascule: {connections: {cloud: {kind: kafka, bootstrap-servers: \"127.0.0.1:1\"}}}");
    }

    @Test
    void help_lists_every_command_and_succeeds() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString())
                .contains("run ", "validate ", "status ", "deadletter ", "demo ", "lab ", "torture ", "bench ");
        assertThat(execute("deadletter", "list", "--help")).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void wrong_usage_is_one_line_and_exit_code_2() {
        assertThat(execute("frobnicate")).isEqualTo(2);
        assertThat(execute("status", "--jsno")).isEqualTo(2);
        assertThat(execute()).isEqualTo(2);
        assertThat(execute("deadletter")).isEqualTo(2);
        assertThat(execute("deadletter", "list", "--since", "yesterday", "--dir", dir.toString()))
                .isEqualTo(2);
        assertThat(execute("deadletter", "list", "--limit", "0", "--dir", dir.toString()))
                .isEqualTo(2);
        assertThat(execute("status", "--url", "host:8080")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(7).allSatisfy(line -> assertThat(line)
                .startsWith("bascule: "));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void without_a_running_bridge_the_exit_code_is_3() {
        assertThat(execute("status", "--dir", dir.toString())).isEqualTo(3);
        assertThat(execute("deadletter", "show", "x", "--dir", dir.toString())).isEqualTo(3);
        assertThat(err.toString().lines())
                .containsOnly("bascule: no bridge is running on data folder " + dir.resolve("data"));
    }

    @Test
    void a_control_file_left_behind_by_a_dead_process_counts_as_none() throws Exception {
        var ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Files.createDirectories(dir.resolve("data"));
        Files.writeString(
                dir.resolve("data/control.json"),
                "{\"url\":\"http://127.0.0.1:1\",\"pid\":" + ended.pid() + ",\"token\":\"t\"}");

        assertThat(execute("status", "--dir", dir.toString())).isEqualTo(3);
    }

    @Test
    void a_bridge_that_does_not_answer_counts_as_none() throws Exception {
        Files.createDirectories(dir.resolve("data"));
        Files.writeString(
                dir.resolve("data/control.json"),
                "{\"url\":\"http://127.0.0.1:1\",\"pid\":"
                        + ProcessHandle.current().pid() + ",\"token\":\"t\"}");

        assertThat(execute("status", "--dir", dir.toString())).isEqualTo(3);
        assertThat(err.toString())
                .startsWith("bascule: no bridge answers at http://127.0.0.1:1")
                .hasLineCount(1);
    }

    @Test
    void problems_of_the_configuration_are_lines_on_stderr_and_exit_code_1() throws Exception {
        configure("bascule: {reloaded: true, dta: x}");

        assertThat(execute("validate", "--dir", dir.toString())).isEqualTo(1);
        assertThat(execute("run", "--dir", dir.toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(4).allSatisfy(line -> assertThat(line)
                .startsWith(dir.resolve("config/application.yaml") + ":1:"));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_data_folder_that_cannot_be_made_is_named_with_the_reason() throws Exception {
        Files.writeString(dir.resolve("data"), "a file");

        assertThat(execute("run", "--dir", dir.toString())).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("bascule: " + dir.resolve("data") + ": is there already, and is no folder")
                .hasLineCount(1);
    }

    private void configure(String yaml) throws IOException {
        Files.createDirectories(dir.resolve("config"));
        Files.writeString(dir.resolve("config/application.yaml"), yaml);
    }

    private int execute(String... args) {
        return BasculeCommand.commandLine(args)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
