package dev.bascule.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.DedupBounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
    @TempDir
    Path dir;

    private ConfigLab lab;

    @BeforeEach
    void start() {
        lab = new ConfigLab(dir);
    }

    @Test
    void reads_every_setting() throws Exception {
        lab.environment.put("SECRET", "s3cret");
        Files.writeString(dir.resolve("kafka.key"), "k3y\n");
        var read = lab.read(
                """
                bascule:
                  instance: dc1-a
                  data: state
                  database: {url: "jdbc:postgresql://db/bascule", username: bascule, password: "${SECRET}"}
                  batch: {messages: 100, bytes: 1MiB, wait: 5ms, max-age: 30s}
                  connections:
                    erp: {kind: artemis, url: "${ERP_URL:tcp://127.0.0.1:61616}", username: bridge, password: "${SECRET}"}
                    cloud:
                      kind: kafka
                      bootstrap-servers: "${HOSTS:a}:9092"
                      ledger-topic: proofs
                      ledger-partitions: 3
                      properties:
                        security.protocol: SASL_SSL
                        sasl: {jaas.config: "${file:kafka.key}"}
                    mq: {kind: jms, factory-class: org.apache.activemq.ActiveMQConnectionFactory, properties: {closeTimeout: 1414}}
                  console: {enabled: false, host: 0.0.0.0, port: 0}
                  trace: {enabled: false, window: 2d, max-messages: 5000}
                  reload: true
                quarkus: {log: {level: DEBUG}}
                camel.main.name: ours
                """
                        .replace("camel.main.name: ours", "camel: {main: {name: ours}}"));

        var config = read.bascule();
        assertThat(config.instance()).isEqualTo("dc1-a");
        assertThat(config.data()).isEqualTo(dir.resolve("state"));
        assertThat(config.database().orElseThrow().password()).contains("s3cret");
        assertThat(config.batch())
                .isEqualTo(new BatchLimits(100, 1 << 20, Duration.ofMillis(5), Duration.ofSeconds(30)));
        assertThat(config.connections())
                .containsEntry(
                        "erp",
                        new JmsConnection(
                                "erp",
                                "artemis",
                                "tcp://127.0.0.1:61616",
                                Optional.of("bridge"),
                                Optional.of("s3cret"),
                                Optional.empty(),
                                Map.of()))
                .containsEntry(
                        "cloud",
                        new KafkaConnection(
                                "cloud",
                                "a:9092",
                                Map.of("security.protocol", "SASL_SSL", "sasl.jaas.config", "k3y"),
                                "proofs",
                                3))
                .containsEntry(
                        "mq",
                        new JmsConnection(
                                "mq",
                                "jms",
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("org.apache.activemq.ActiveMQConnectionFactory"),
                                Map.of("closeTimeout", "1414")));
        assertThat(config.console()).isEqualTo(new ConsoleConfig(false, "0.0.0.0", 0));
        assertThat(config.trace()).isEqualTo(new TraceConfig(false, Duration.ofDays(2), 5_000));
        assertThat(config.reload()).isTrue();
        assertThat(read.passedOn())
                .containsOnly(Map.entry("quarkus.log.level", "DEBUG"), Map.entry("camel.main.name", "ours"));
    }

    @Test
    void a_trace_has_a_window() throws Exception {
        assertThat(
                        lab.problems(
                                """
                                bascule:
                                  trace: {window: 0s, max-messages: 0}
                                """))
                .containsExactly(
                        "2:19: bascule.trace: window: must be longer than nothing",
                        "2:37: bascule.trace.max-messages: '0' is not allowed; must be a whole number from 1 to 100000000");
    }

    @Test
    void has_a_default_for_all_but_the_connections_addresses() throws Exception {
        var config = lab.read("bascule: {connections: {cloud: {kind: kafka, bootstrap-servers: \"h:1\"}}}")
                .bascule();

        assertThat(config.instance()).isNotEmpty();
        assertThat(config.data()).isEqualTo(dir.resolve("data"));
        assertThat(config.batch()).isEqualTo(BatchLimits.DEFAULT);
        assertThat(config.console()).isEqualTo(ConsoleConfig.DEFAULT);
        assertThat(config.trace()).isEqualTo(TraceConfig.DEFAULT);
        assertThat(config.connections())
                .containsEntry("cloud", new KafkaConnection("cloud", "h:1", Map.of(), "bascule.ledger", 1));
    }

    @Test
    void names_every_problem_with_its_place() throws Exception {
        assertThat(
                        lab.problems(
                                """
                        bascule:
                          instance: "dc 1"
                          reloaded: true
                          batch: {messages: many, bytes: 8MB, wait: 20}
                          console: {port: 70000}
                          connections:
                            erp: {kind: artemis, username: bridge, password: "${NOT_SET}"}
                            cloud: {kind: kafak, bootstrap-servers: "h:1"}
                            bus: {kind: kafka, bootstrap-server: "h:1"}
                        """))
                .containsExactly(
                        "2:13: bascule.instance: 'dc 1' is not allowed; must be made of letters, digits, '.', '_' and '-'",
                        "3:3: bascule.reloaded: unknown key; did you mean 'reload'?; allowed: batch, connections, console, data,"
                                + " database, dead-letters, dedup, instance, poison, reload, trace",
                        "4:21: bascule.batch.messages: 'many' is not allowed; must be a whole number from 1 to 100000",
                        "4:34: bascule.batch.bytes: '8MB' is not allowed; must be a size such as 512KiB or 8MiB",
                        "4:45: bascule.batch.wait: '20' is not allowed; must be a duration such as 20ms, 10s or 5m",
                        "5:19: bascule.console.port: '70000' is not allowed; must be a whole number from 0 to 65535",
                        "7:5: bascule.connections.erp.url: missing; must be the broker's URL, such as tcp://127.0.0.1:61616",
                        "7:54: bascule.connections.erp.password: environment variable NOT_SET is not set; set it, or give a"
                                + " default: ${NOT_SET:default}",
                        "8:19: bascule.connections.cloud.kind: 'kafak' is not allowed; must be one of artemis, activemq, rabbitmq, amqp, ibm-mq, jms, kafka, aws;"
                                + " did you mean 'kafka'?",
                        "9:5: bascule.connections.bus.bootstrap-servers: missing; must be host:port, several separated by commas",
                        "9:24: bascule.connections.bus.bootstrap-server: unknown key; did you mean 'bootstrap-servers'?; allowed:"
                                + " bootstrap-servers, kind, ledger-partitions, ledger-topic, properties");
    }

    @Test
    void dedup_windows_have_bounds_for_all_routes_and_for_single_ones() throws Exception {
        var dedup = lab.read(
                        """
                bascule:
                  dedup:
                    window: 2h
                    routes:
                      orders: {max-keys: 20000}
                """)
                .bascule()
                .dedup();
        assertThat(dedup.of("prices")).isEqualTo(new DedupBounds(Duration.ofHours(2), 1_000_000));
        assertThat(dedup.of("orders")).isEqualTo(new DedupBounds(Duration.ofHours(2), 20_000));
    }

    @Test
    void wrong_bounds_of_a_dedup_window_are_named_with_their_places() throws Exception {
        assertThat(
                        lab.problems(
                                """
                bascule:
                  dedup:
                    window: 2s
                    routes:
                      orders: {max-keys: 1, windows: 2h}
                """))
                .containsExactly(
                        "3:13: bascule.dedup: window must be 1m to 3650d, not PT2S",
                        "5:26: bascule.dedup.routes.orders.max-keys: '1' is not allowed; must be a whole number from 10000 to"
                                + " 100000000",
                        "5:29: bascule.dedup.routes.orders.windows: unknown key; did you mean 'window'?; allowed: max-keys, window");
    }

    @Test
    void several_instances_need_a_database_that_they_share() throws Exception {
        assertThat(lab.problems("bascule: {dedup: {instances: 2}}"))
                .singleElement()
                .asString()
                .startsWith("1:30: bascule.dedup.instances: 2 instances need one bascule.database.url");
        assertThat(lab.read("bascule: {dedup: {instances: 2}, database: {url: 'jdbc:postgresql://db/bascule'}}")
                        .bascule()
                        .database())
                .isPresent();
    }

    @Test
    void a_file_that_is_no_utf_8_is_told_so() throws IOException {
        Files.createDirectories(dir.resolve("config"));
        Files.write(dir.resolve("config/application.yaml"), new byte[] {'#', (byte) 0xFC});
        var refused = catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(dir));
        assertThat(refused).hasMessageEndingWith("application.yaml:1:1: not UTF-8: save the file as UTF-8");
    }

    @Test
    void a_size_that_no_number_of_bytes_can_hold_is_refused() throws Exception {
        assertThat(lab.problems("bascule: {batch: {bytes: 17179869185GiB}}"))
                .containsExactly(
                        "1:26: bascule.batch.bytes: '17179869185GiB' is not allowed; must be a size such as 512KiB"
                                + " or 8MiB");
    }

    @Test
    void only_the_database_that_there_is_a_driver_for_can_be_named() throws Exception {
        assertThat(lab.problems("bascule: {database: {url: \"jdbc:mysql://db/bascule\"}}"))
                .containsExactly("1:27: bascule.database.url: 'jdbc:mysql://db/bascule' is not allowed; must be"
                        + " PostgreSQL's JDBC URL, such as jdbc:postgresql://db/bascule");
    }

    @Test
    void reports_the_bound_that_a_batch_breaks_at_its_key() throws Exception {
        assertThat(lab.problems("bascule:\n  batch: {wait: 11s}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("2:17: bascule.batch: batch wait must be"));
    }

    @Test
    void reports_what_is_not_yaml_and_keys_that_appear_twice() throws Exception {
        assertThat(lab.problems("bascule:\n  connections: {a: b\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("3:1: not YAML: "));
        assertThat(lab.problems("bascule:\n  reload: true\n  reload: false\n"))
                .containsExactly("3:3: bascule.reload: appears twice");
        assertThat(lab.problems("")).containsExactly("1:1: bascule: missing; the file is empty");
        assertThat(lab.problems("quarkus: {}\nbascul: {}\n"))
                .anySatisfy(problem -> assertThat(problem).contains("bascul: unknown key; did you mean 'bascule'?"));
    }

    @Test
    void says_clearly_that_the_file_is_missing() {
        var refused = catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(dir));

        assertThat(refused)
                .hasMessageStartingWith(dir.resolve("config/application.yaml") + ":1:1: there is no such file");
    }

    @Test
    void finds_the_data_folder_whatever_else_is_wrong() throws Exception {
        lab.problems("bascule: {data: state, oops: 1, connections: {erp: {kind: artemis, password: \"${NOT_SET}\"}}}");

        assertThat(ConfigReader.readDataFolder(dir)).isEqualTo(dir.resolve("state"));
    }

    @Test
    void never_shows_a_secret() throws Exception {
        lab.environment.put("SECRET", "s3cret");
        var read = lab.read(
                """
                bascule:
                  database: {url: "jdbc:postgresql://me:s3cret@db/x?password=s3cret", password: s3cret}
                  connections:
                    erp: {kind: artemis, url: "tcp://h:1?trustStorePassword=s3cret", password: "${SECRET}"}
                    cloud: {kind: kafka, bootstrap-servers: h:1, properties: {sasl.jaas.config: s3cret}}
                quarkus: {http: {key-store-password: s3cret}}
                """);

        assertThat(read.toString()).doesNotContain("s3cret");
        assertThat(read.bascule().connections().get("erp").toString()).contains("tcp://h:1?trustStorePassword=***");
        assertThat(lab.problems("bascule: {connections: {erp: {kind: jms, password: [s3cret]}}}"))
                .noneSatisfy(problem -> assertThat(problem).contains("s3cret"));
    }
}
