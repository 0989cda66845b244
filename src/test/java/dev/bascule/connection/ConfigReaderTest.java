package dev.bascule.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bascule.batch.BatchLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
    @TempDir
    Path dir;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void reads_every_setting() throws Exception {
        environment.put("SECRET", "s3cret");
        Files.writeString(dir.resolve("kafka.key"), "k3y\n");
        var read = read(
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
        assertThat(config.reload()).isTrue();
        assertThat(read.passedOn())
                .containsOnly(Map.entry("quarkus.log.level", "DEBUG"), Map.entry("camel.main.name", "ours"));
    }

    @Test
    void what_the_clients_would_not_understand_is_named_with_its_place() throws Exception {
        assertThat(
                        problems(
                                """
                                bascule:
                                  connections:
                                    erp:
                                      kind: artemis
                                      url: "tcp://broker"
                                      properties: {calTimeout: 5, call-timeout: soon, reconnectAttempts: 3}
                                    old: {kind: activemq, url: "tcp://h:1", properties: {useCompression: maybe}}
                                    mq: {kind: jms, factory-class: com.acme.Factory}
                                    string: {kind: jms, factory-class: java.lang.String}
                                    cloud:
                                      kind: kafka
                                      bootstrap-servers: "h:1"
                                      properties:
                                        linger.sm: 5
                                        batch.size: many
                                        compression.type: zip
                                        sasl: {jaas.config: x}
                                        schema.registry.location: "http://h"
                                """))
                .containsExactly(
                        "5:12: bascule.connections.erp.url: 'tcp://broker' is not allowed; must be the broker's URL,"
                                + " such as tcp://127.0.0.1:61616",
                        "6:20: bascule.connections.erp.properties.calTimeout:"
                                + " org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory has no property of"
                                + " this name that text can be given to; did you mean 'callTimeout'?",
                        "6:49: bascule.connections.erp.properties.call-timeout: is not allowed; must be a number",
                        "6:55: bascule.connections.erp.properties.reconnectAttempts: cannot be set; the bridge connects"
                                + " again itself, since a session that silently moved proves nothing",
                        "7:74: bascule.connections.old.properties.useCompression: is not allowed; must be true or false",
                        "8:36: bascule.connections.mq.factory-class: 'com.acme.Factory' is not allowed; must be the class"
                                + " name of a jakarta.jms.ConnectionFactory on the class path that has a public"
                                + " constructor without parameters",
                        "9:40: bascule.connections.string.factory-class: 'java.lang.String' is not allowed; must be the"
                                + " class name of a jakarta.jms.ConnectionFactory on the class path that has a public"
                                + " constructor without parameters",
                        "14:9: bascule.connections.cloud.properties.linger.sm: no setting of a Kafka client; did you mean"
                                + " 'linger.ms'?",
                        "15:21: bascule.connections.cloud.properties.batch.size: is not allowed; must be of type INT",
                        "16:27: bascule.connections.cloud.properties.compression.type: is not allowed; must be"
                                + " [none, gzip, snappy, lz4, zstd]");
    }

    @Test
    void reads_an_aws_connection() throws Exception {
        var config = read(
                """
                bascule:
                  connections:
                    plain: {kind: aws, region: eu-west-1}
                    lab: {kind: aws, region: us-gov-west-1, endpoint: "http://127.0.0.1:4566", access-key: a, secret-key: s,
                          session-token: t, assume-role: "arn:aws:iam::123456789012:role/bridge", external-id: e,
                          proxy: "http://proxy:3128", fips: true, connect-timeout: 1s, call-timeout: 2s, calls: 4}
                """);
        assertThat(config.bascule().connections().get("plain"))
                .isEqualTo(new AwsConnection(
                        "plain",
                        "eu-west-1",
                        Optional.empty(),
                        AwsCredentials.DEFAULT,
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(5),
                        16));
        assertThat(config.bascule().connections().get("lab"))
                .isEqualTo(new AwsConnection(
                        "lab",
                        "us-gov-west-1",
                        Optional.of(URI.create("http://127.0.0.1:4566")),
                        new AwsCredentials(
                                Optional.of(new AwsCredentials.Keys("a", "s", Optional.of("t"))),
                                Optional.empty(),
                                Optional.of(new AwsCredentials.Role(
                                        "arn:aws:iam::123456789012:role/bridge", Optional.of("e")))),
                        Optional.of(URI.create("http://proxy:3128")),
                        true,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        4));
        assertThat(config.toString()).doesNotContain("secretKey=s").doesNotContain("accessKey=a");
    }

    @Test
    void names_what_does_not_go_together_in_an_aws_connection() {
        assertThat(
                        problems(
                                """
                        bascule:
                          connections:
                            none: {kind: aws}
                            half: {kind: aws, region: eu-west-1, access-key: a}
                            both: {kind: aws, region: eu-west-1, access-key: a, secret-key: s, profile: p}
                            lone: {kind: aws, region: eu-west-1, session-token: t, external-id: e}
                            odd: {kind: aws, region: Ireland, endpoint: "127.0.0.1:4566", call-timeout: 2m}
                        """))
                .containsExactly(
                        "3:5: bascule.connections.none.region: missing; must be a region such as eu-west-1",
                        "4:54: bascule.connections.half: access-key and secret-key come together; with neither, the SDK's default"
                                + " chain is asked",
                        "5:81: bascule.connections.both: either profile or access-key, not both",
                        "6:57: bascule.connections.lone: session-token needs access-key and secret-key",
                        "6:73: bascule.connections.lone: external-id needs assume-role",
                        "7:30: bascule.connections.odd.region: 'Ireland' is not allowed; must be a region such as eu-west-1",
                        "7:49: bascule.connections.odd.endpoint: '127.0.0.1:4566' is not allowed; must be a URL such as"
                                + " http://127.0.0.1:4566",
                        "7:81: bascule.connections.odd.call-timeout: '2m' is not allowed; must be a duration of at most 60s");
    }

    @Test
    void has_a_default_for_all_but_the_connections_addresses() throws Exception {
        var config = read("bascule: {connections: {cloud: {kind: kafka, bootstrap-servers: \"h:1\"}}}")
                .bascule();

        assertThat(config.instance()).isNotEmpty();
        assertThat(config.data()).isEqualTo(dir.resolve("data"));
        assertThat(config.batch()).isEqualTo(BatchLimits.DEFAULT);
        assertThat(config.console()).isEqualTo(ConsoleConfig.DEFAULT);
        assertThat(config.connections())
                .containsEntry("cloud", new KafkaConnection("cloud", "h:1", Map.of(), "bascule.ledger", 1));
    }

    @Test
    void names_every_problem_with_its_place() throws Exception {
        assertThat(
                        problems(
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
                                + " database, instance, poison, reload",
                        "4:21: bascule.batch.messages: 'many' is not allowed; must be a whole number from 1 to 100000",
                        "4:34: bascule.batch.bytes: '8MB' is not allowed; must be a size such as 512KiB or 8MiB",
                        "4:45: bascule.batch.wait: '20' is not allowed; must be a duration such as 20ms, 10s or 5m",
                        "5:19: bascule.console.port: '70000' is not allowed; must be a whole number from 0 to 65535",
                        "7:5: bascule.connections.erp.url: missing; must be the broker's URL, such as tcp://127.0.0.1:61616",
                        "7:54: bascule.connections.erp.password: environment variable NOT_SET is not set; set it, or give a"
                                + " default: ${NOT_SET:default}",
                        "8:19: bascule.connections.cloud.kind: 'kafak' is not allowed; must be one of artemis, activemq, jms, kafka, aws;"
                                + " did you mean 'kafka'?",
                        "9:5: bascule.connections.bus.bootstrap-servers: missing; must be host:port, several separated by commas",
                        "9:24: bascule.connections.bus.bootstrap-server: unknown key; did you mean 'bootstrap-servers'?; allowed:"
                                + " bootstrap-servers, kind, ledger-partitions, ledger-topic, properties");
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
        assertThat(problems("bascule: {batch: {bytes: 17179869185GiB}}"))
                .containsExactly(
                        "1:26: bascule.batch.bytes: '17179869185GiB' is not allowed; must be a size such as 512KiB"
                                + " or 8MiB");
    }

    @Test
    void only_the_database_that_there_is_a_driver_for_can_be_named() throws Exception {
        assertThat(problems("bascule: {database: {url: \"jdbc:mysql://db/bascule\"}}"))
                .containsExactly("1:27: bascule.database.url: 'jdbc:mysql://db/bascule' is not allowed; must be"
                        + " PostgreSQL's JDBC URL, such as jdbc:postgresql://db/bascule");
    }

    @Test
    void refuses_the_kafka_settings_that_the_promise_rests_on_with_the_reason() throws Exception {
        assertThat(
                        problems(
                                """
                        bascule:
                          connections:
                            cloud:
                              kind: kafka
                              bootstrap-servers: h:1
                              properties: {acks: 1, transactional.id: x, enable.idempotence: false, linger.ms: 3}
                        """))
                .hasSize(3)
                .allSatisfy(problem -> assertThat(problem).contains("cannot be set; "))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("6:20: bascule.connections.cloud.properties.acks: cannot be set; always 'all'"));
    }

    @Test
    void reports_the_bound_that_a_batch_breaks_at_its_key() throws Exception {
        assertThat(problems("bascule:\n  batch: {wait: 11s}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("2:17: bascule.batch: batch wait must be"));
    }

    @Test
    void reports_what_is_not_yaml_and_keys_that_appear_twice() throws Exception {
        assertThat(problems("bascule:\n  connections: {a: b\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("3:1: not YAML: "));
        assertThat(problems("bascule:\n  reload: true\n  reload: false\n"))
                .containsExactly("3:3: bascule.reload: appears twice");
        assertThat(problems("")).containsExactly("1:1: bascule: missing; the file is empty");
        assertThat(problems("quarkus: {}\nbascul: {}\n"))
                .anySatisfy(problem -> assertThat(problem).contains("bascul: unknown key; did you mean 'bascule'?"));
    }

    @Test
    void says_clearly_that_the_file_is_missing() {
        var refused = catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(dir));

        assertThat(refused)
                .hasMessageStartingWith(dir.resolve("config/application.yaml") + ":1:1: there is no such file");
    }

    @Test
    void refuses_an_address_that_is_none() throws Exception {
        assertThat(
                        problems(
                                """
                        bascule:
                          connections:
                            cloud: {kind: kafka, bootstrap-servers: "${HOSTS:}"}
                            erp: {kind: artemis, url: "127.0.0.1"}
                        """))
                .containsExactly(
                        "3:45: bascule.connections.cloud.bootstrap-servers: '${HOSTS:}' is not allowed; must be host:port, several"
                                + " separated by commas",
                        "4:31: bascule.connections.erp.url: '127.0.0.1' is not allowed; must be the broker's URL, such as"
                                + " tcp://127.0.0.1:61616");
    }

    @Test
    void takes_several_brokers_of_activemq_but_no_transport_that_moves_a_session() throws Exception {
        var classic = "bascule: {connections: {old: {kind: activemq, url: \"%s\"}}}\n";
        for (var url : List.of("tcp://a:61616", "nio+ssl://a:1?x=y", "(ssl://a:61617,ssl://b:61617?keepAlive=true)")) {
            assertThat(read(classic.formatted(url)).bascule().connections().get("old"))
                    .isInstanceOfSatisfying(
                            JmsConnection.class, old -> assertThat(old.url()).isEqualTo(url));
        }
        for (var url :
                List.of("failover:(tcp://a:61616)", "(failover:tcp://a:61616)", "tcp://a:1,tcp://b:1", "127.0.0.1")) {
            assertThat(problems(classic.formatted(url)))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "1:52: bascule.connections.old.url: '" + url + "' is not allowed; must be tcp://, ssl://,")
                    .endsWith("so failover: is neither needed nor allowed");
        }
        assertThat(
                        problems(
                                """
                        bascule:
                          connections:
                            old: {kind: activemq, url: "tcp://a:1", properties: {brokerURL: "failover:(tcp://a:1)"}}
                        """))
                .containsExactly(
                        "3:58: bascule.connections.old.properties.brokerURL: cannot be set; use the connection's key url");
    }

    @Test
    void a_connection_by_its_factorys_class_has_no_url_but_what_its_properties_say() throws Exception {
        assertThat(
                        problems(
                                """
                        bascule:
                          connections:
                            mq: {kind: jms, factory-class: org.apache.activemq.ActiveMQConnectionFactory, url: "tcp://h:1"}
                        """))
                .containsExactly(
                        "3:83: bascule.connections.mq.url: unknown key; allowed: factory-class, kind, password,"
                                + " properties, username");
    }

    @Test
    void finds_the_data_folder_whatever_else_is_wrong() throws Exception {
        problems("bascule: {data: state, oops: 1, connections: {erp: {kind: artemis, password: \"${NOT_SET}\"}}}");

        assertThat(ConfigReader.readDataFolder(dir)).isEqualTo(dir.resolve("state"));
    }

    @Test
    void never_shows_a_secret() throws Exception {
        environment.put("SECRET", "s3cret");
        var read = read(
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
        assertThat(problems("bascule: {connections: {erp: {kind: jms, password: [s3cret]}}}"))
                .noneSatisfy(problem -> assertThat(problem).contains("s3cret"));
    }

    private ConfigFile read(String yaml) throws IOException, ConfigException {
        var config = Files.createDirectories(dir.resolve("config"));
        Files.writeString(config.resolve("application.yaml"), yaml);
        return ConfigReader.readFile(dir, environment::get);
    }

    private List<String> problems(String yaml) {
        var refused = catchThrowableOfType(ConfigException.class, () -> read(yaml));
        assertThat(refused).isNotNull();
        return refused.problems().stream()
                .map(problem -> problem.line() + ":" + problem.column() + ": " + problem.message())
                .toList();
    }
}
