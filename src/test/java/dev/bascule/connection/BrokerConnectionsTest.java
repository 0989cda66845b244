package dev.bascule.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections to RabbitMQ, AMQP 1.0 and IBM MQ, and Kafka's ways to log in, as docs/brokers.md has them. */
class BrokerConnectionsTest {
    @TempDir
    Path dir;

    private ConfigLab lab;

    @BeforeEach
    void start() {
        lab = new ConfigLab(dir);
        lab.environment.put("SECRET", "s3cret");
    }

    @Test
    void reads_rabbitmqs_keys() throws Exception {
        Files.writeString(dir.resolve("trust.p12"), "x");
        var rabbit = (JmsConnection)
                read(
                        """
                kind: rabbitmq
                url: "(amqps://a:5671/orders,amqps://b:5671/orders)"
                username: bridge
                password: "${SECRET}"
                messages: amqp
                trust-store: trust.p12
                trust-store-password: "${SECRET}"
                properties: {terminationTimeout: 5000}
                """);

        assertThat(rabbit.urls()).containsExactly("amqps://a:5671/orders", "amqps://b:5671/orders");
        assertThat(rabbit.options())
                .containsOnly(
                        Map.entry("messages", "amqp"),
                        Map.entry("trust-store", dir.resolve("trust.p12").toString()),
                        Map.entry("trust-store-password", "s3cret"));
        assertThat(rabbit.toString()).doesNotContain("s3cret");
    }

    @Test
    void refuses_what_rabbitmq_cannot_do_or_the_promise_cannot_bear() {
        assertThat(
                        problems(
                                """
                                kind: rabbitmq
                                url: "amqp://guest:guest@h:5672"
                                messages: xml
                                key-store: missing.p12
                                properties: {nackOnRollback: true, virtualHost: x, termination: 5}
                                """))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("5:12: bascule.connections.mq.url: 'amqp://guest:***@h:5672'"),
                        line -> assertThat(line)
                                .startsWith(
                                        "6:17: bascule.connections.mq.messages: 'xml' is not allowed; must be jms,"),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "7:18: bascule.connections.mq.key-store: 'missing.p12' is not allowed; must be"
                                                + " a file that can be read"),
                        line -> assertThat(line)
                                .startsWith("8:20: ")
                                .contains("nackOnRollback: cannot be set; always false"),
                        line -> assertThat(line).contains("virtualHost: cannot be set; use the connection's key url"),
                        line -> assertThat(line).contains("has no property of this name"));
    }

    @Test
    void amqp_takes_no_url_that_moves_a_session() throws Exception {
        var amqp = (JmsConnection)
                read("kind: amqp\nurl: \"amqps://h:5671?transport.trustStoreLocation=/t\"\ntransactions: false\n");

        assertThat(amqp.option("transactions")).contains("false");
        assertThat(problems("kind: amqp\nurl: \"failover:(amqp://h:1)\"\n"))
                .singleElement()
                .asString()
                .contains("failover: is neither needed nor allowed");
    }

    @Test
    void reads_ibm_mqs_keys_and_checks_its_properties_by_ibms_own_client() throws Exception {
        var mq = (JmsConnection)
                read(
                        """
                kind: ibm-mq
                hosts: "mq1(1414), mq2(1415)"
                channel: BRIDGE.SVRCONN
                queue-manager: "*PROD"
                application: orders bridge
                cipher-suite: TLS_AES_256_GCM_SHA384
                username: bridge
                password: "${SECRET}"
                properties: {WMQ_SHARE_CONV_ALLOWED: WMQ_SHARE_CONV_ALLOWED_NO, WMQ_POLLING_INTERVAL: 2000}
                """);

        assertThat(mq.url()).isEqualTo("mq1(1414),mq2(1415)");
        assertThat(mq.option("queue-manager")).contains("*PROD");
        assertThat(mq.properties()).containsEntry("WMQ_POLLING_INTERVAL", "2000");
        assertThat(((JmsConnection) read("kind: ibm-mq\nccdt: file:///etc/mq/ccdt.json\nqueue-manager: \"*\"\n")).url())
                .isEqualTo("file:///etc/mq/ccdt.json");
    }

    @Test
    void refuses_what_is_wrong_for_ibm_mq_line_by_line() {
        assertThat(
                        problems(
                                """
                                kind: ibm-mq
                                hosts: mq1:1414
                                queue-manager: a queue manager
                                properties: {WMQ_POLING_INTERVAL: 1, WMQ_POLLING_INTERVAL: soon, WMQ_CHANNEL: X}
                                """))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .isEqualTo("5:14: bascule.connections.mq.hosts: 'mq1:1414' is not allowed; must be"
                                        + " host(port), several separated by commas"),
                        line -> assertThat(line).contains("hosts need a channel"),
                        line -> assertThat(line).startsWith("6:22: bascule.connections.mq.queue-manager: "),
                        line -> assertThat(line)
                                .startsWith("7:20: ")
                                .contains("no property of IBM MQ's connection factory", "WMQ_POLLING_INTERVAL"),
                        line -> assertThat(line)
                                .contains("WMQ_POLLING_INTERVAL: is not allowed; IBM's client says: JMS")
                                .doesNotContain("'soon'"),
                        line -> assertThat(line)
                                .contains("WMQ_CHANNEL: cannot be set; use the connection's key channel"));
        assertThat(problems("kind: ibm-mq\nhosts: a(1)\nccdt: file:///x\nchannel: C\n"))
                .anySatisfy(line -> assertThat(line).contains("needs either hosts"));
    }

    @Test
    void kafka_takes_every_documented_way_to_log_in_and_hides_its_secrets() throws Exception {
        for (var properties : List.of(
                "{security.protocol: SASL_SSL, sasl.mechanism: AWS_MSK_IAM,"
                        + " sasl.jaas.config: 'software.amazon.msk.auth.iam.IAMLoginModule required;',"
                        + " sasl.client.callback.handler.class: software.amazon.msk.auth.iam.IAMClientCallbackHandler}",
                "{security.protocol: SASL_SSL, sasl.mechanism: SCRAM-SHA-512, sasl.jaas.config: \"${SECRET}\"}",
                "{security.protocol: SSL, ssl.keystore.location: /k.p12, ssl.keystore.password: \"${SECRET}\","
                        + " ssl.key.password: \"${SECRET}\", ssl.truststore.location: /t.p12}",
                "{security.protocol: SASL_SSL, sasl.mechanism: OAUTHBEARER, sasl.jaas.config: \"${SECRET}\","
                        + " sasl.oauthbearer.token.endpoint.url: 'https://idp/token',"
                        + " sasl.login.callback.handler.class: org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler}")) {
            var kafka = read("kind: kafka\nbootstrap-servers: h:1\nproperties: " + properties + "\n");

            assertThat(kafka).isInstanceOf(KafkaConnection.class);
            assertThat(kafka.toString()).doesNotContain("s3cret");
        }
    }

    @Test
    void the_keys_of_each_kind_are_those_that_the_reader_takes() throws Exception {
        var documented = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (`.*`) \\|$")
                .matcher(Files.readString(Path.of("docs/configuration.md")));
        var kinds = new ArrayList<String>();
        while (documented.find()) {
            kinds.add(documented.group(1));
            var keys =
                    new TreeSet<>(List.of(documented.group(2).replace("`", "").split(", ")));
            keys.add("kind");
            assertThat(problems("kind: " + documented.group(1) + "\nno-such-key: x\n"))
                    .anySatisfy(line -> assertThat(line).endsWith("; allowed: " + String.join(", ", keys)));
        }
        assertThat(kinds).containsExactlyElementsOf(Kind.labels());
    }

    @Test
    void msks_login_by_iam_is_part_of_the_bridge() {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", "127.0.0.1:1",
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "AWS_MSK_IAM",
                "sasl.jaas.config", "software.amazon.msk.auth.iam.IAMLoginModule required;",
                "sasl.client.callback.handler.class", "software.amazon.msk.auth.iam.IAMClientCallbackHandler");

        try (var admin = Admin.create(settings)) {
            assertThat(admin).isNotNull();
        }
    }

    private Connection read(String connection) throws IOException, ConfigException {
        return lab.read(file(connection)).bascule().connections().get("mq");
    }

    private List<String> problems(String connection) {
        return lab.problems(file(connection));
    }

    private static String file(String connection) {
        return "bascule:\n  connections:\n    mq:\n" + connection.indent(6);
    }
}
