package dev.bascule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.manage.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the Kamelets of this repository. */
class ConnectorsCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void lists_the_kamelets_with_what_they_need() {
        assertThat(execute()).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("artemis-source +source +connection, queue +Takes messages .*"))
                .anyMatch(line -> line.startsWith("kafka-sink "));
    }

    @Test
    void tells_the_parameters_of_one() {
        assertThat(execute("sftp-source")).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("host +required +Name of the server.*"))
                .anyMatch(line -> line.matches("password +- +Reference .*\\(a secret\\)"))
                .anyMatch(line -> line.matches("format +FB .*"));
    }

    @Test
    void answers_in_json_with_all_parameters() throws Exception {
        assertThat(execute("--json", "dedup-action")).isZero();
        var connector = Json.tree(out.toString()).get(0);
        assertThat(connector.get("name").textValue()).isEqualTo("dedup-action");
        assertThat(connector.get("type").textValue()).isEqualTo("action");
        assertThat(connector.get("parameters").get(0).get("name").textValue()).isEqualTo("key");
        assertThat(connector.get("parameters").get(0).get("required").booleanValue())
                .isTrue();
        assertThat(connector.get("parameters").get(0).get("defaultValue").isNull())
                .isTrue();
    }

    @Test
    void an_unknown_name_is_a_negative_answer() {
        assertThat(execute("kafka-snik")).isEqualTo(1);
        assertThat(err.toString()).startsWith("no connector is called 'kafka-snik'");
    }

    private int execute(String... arguments) {
        var all = new ArrayList<>(List.of("connectors"));
        all.addAll(List.of(arguments));
        return BasculeCommand.commandLine("connectors")
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
