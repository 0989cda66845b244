package dev.bascule.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.routes.RouteValidator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users copy from works. */
class SampleConfigurationTest {
    private static final Pattern YAML_BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_repositorys_own_folder_is_valid_and_promises_what_the_readme_says() throws Exception {
        var here = Path.of("").toAbsolutePath();
        var config =
                ConfigReader.readFile(here, Map.of("ERP_PASSWORD", "x")::get).bascule();

        var validation = new RouteValidator(config).validate(here);

        assertThat(validation.problems()).isEmpty();
        assertThat(validation.promises())
                .extracting(promise -> promise.line())
                .containsExactly(
                        "erp-orders → Kafka orders (cloud): exactly-once, in order per lane; → EventBridge orders (aws):"
                                + " at-least-once, keyed (the target cannot hold the proof; the key goes along)",
                        "mainframe-files → Kafka mainframe.files (cloud): exactly-once, in order",
                        "mainframe-orders → Kafka mainframe.orders (cloud): exactly-once, in order",
                        "shipments → SQS shipments.fifo (aws): at-least-once, keyed, in order per group (the target cannot"
                                + " hold the proof; the key goes along)");
    }

    @Test
    void the_documented_configuration_is_read(@TempDir Path dir) throws Exception {
        var block = YAML_BLOCK.matcher(Files.readString(Path.of("docs/configuration.md")));
        assertThat(block.find()).isTrue();
        var jaas = Files.writeString(dir.resolve("jaas"), "secret\n");
        Files.createDirectories(dir.resolve("config"));
        Files.writeString(
                dir.resolve("config/application.yaml"),
                block.group(1).replace("/run/secrets/kafka-jaas", jaas.toString()));

        var read = ConfigReader.readFile(dir, Map.of("DB_PASSWORD", "x", "ERP_PASSWORD", "y")::get);

        assertThat(read.bascule().connections()).containsOnlyKeys("erp", "hub", "cloud", "aws");
        assertThat(read.passedOn()).containsEntry("quarkus.log.level", "WARN");
    }
}
