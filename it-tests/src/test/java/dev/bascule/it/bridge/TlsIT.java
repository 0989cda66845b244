package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.lab.ArtemisServer;
import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.KafkaServer;
import dev.bascule.it.lab.Ports;
import dev.bascule.it.load.Brokers;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.process.BridgeSetup;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.verify.Arrival;
import dev.bascule.it.verify.Arrivals;
import dev.bascule.it.verify.ConservationLaw;
import dev.bascule.it.verify.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that speak nothing but TLS; Kafka, too, wants a user and a password. */
class TlsIT {
    private static final String NAME = "tls";
    private static final String PASSWORD = "a-pass-word";
    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=bridge password=\"%s\"";
    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final String CONFIG =
            """
            bascule:
              instance: tls
              connections:
                erp: {kind: artemis, url: "%1$s", username: bridge, password: "${ERP_PASSWORD}"}
                cloud:
                  kind: kafka
                  bootstrap-servers: "%2$s"
                  properties:
                    security.protocol: SASL_SSL
                    sasl: {mechanism: PLAIN, jaas.config: "${file:%5$s}"}
                    ssl: {truststore: {location: "%3$s", password: %4$s, type: PKCS12}}
              console: {port: %6$d}
            """;

    @TempDir
    static Path servers;

    private static Certificates known;
    private static LabProcess lab;

    @TempDir
    Path dir;

    @BeforeAll
    static void start_servers_with_a_key_of_their_own() throws Exception {
        known = Certificates.make(servers.resolve("known"), PASSWORD);
        lab = new LabProcess(servers.resolve("lab"), "", Credentials.random(), jvmOptions());
        try (var topics = new Topics(kafka())) {
            topics.create(NAME, 1);
        }
    }

    @AfterAll
    static void end_them() {
        lab.close();
    }

    @Test
    void both_ends_are_bridged_when_the_bridge_trusts_their_certificates_and_no_password_is_logged() throws Exception {
        var sent = new SentOrders();
        try (var bridge = BridgeProcess.startReady(folder(known, PASSWORD), lab.credentials());
                var sender = new OrderSender(Brokers.artemis(artemisUrl(known), lab.credentials()), NAME, sent)) {
            sender.send(OrderStream.good("s", 5).next(500));
            await().atMost(WITHIN).until(() -> arrivals().distinct() == 500);

            ConservationLaw.judge(sent, arrivals(), List.of(), List.of()).requireConserved();
            assertThat(bridge.client().route(NAME).delivered()).isEqualTo(500);
            assertThat(bridge.process().lines()).noneMatch(line -> line.contains(PASSWORD));
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_is_named_as_the_reason_why_the_route_waits() throws Exception {
        var strange = Certificates.make(dir.resolve("strange"), PASSWORD);
        awaitWaiting(folder(strange, PASSWORD), "SSL");
    }

    @Test
    void a_wrong_password_is_named_as_the_reason_why_the_route_waits() throws Exception {
        awaitWaiting(folder(known, "not-the-word"), "check the connection's sasl and ssl properties");
    }

    private static void awaitWaiting(BridgeFolder folder, String reason) throws IOException {
        var setup = BridgeSetup.of(folder, lab.credentials(), BridgeProcess.JVM_OPTIONS);
        try (var bridge = new BridgeProcess(setup)) {
            await().atMost(WITHIN)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(() -> assertThat(bridge.client().route(NAME)).satisfies(route -> {
                        assertThat(route.state()).isIn("SOURCE_DOWN", "TARGET_DOWN", "MISCONFIGURED");
                        assertThat(route.reason()).containsIgnoringCase(reason);
                    }));
        }
    }

    private static List<String> jvmOptions() {
        var acceptor = "sslEnabled=true&keyStorePath=" + known.keyStore() + "&keyStorePassword=" + PASSWORD;
        return List.of(
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + ArtemisServer.ACCEPTOR_PROPERTY + "=" + acceptor,
                "-D" + KafkaServer.PREFIX + "listener.security.protocol.map=PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT",
                "-D" + KafkaServer.PREFIX + "inter.broker.listener.name=PLAINTEXT",
                "-D" + KafkaServer.PREFIX + "sasl.enabled.mechanisms=PLAIN",
                "-D" + KafkaServer.PREFIX + "sasl.mechanism.inter.broker.protocol=PLAIN",
                "-D" + KafkaServer.PREFIX + "listener.name.plaintext.plain.sasl.jaas.config="
                        + LOGIN.formatted(PASSWORD) + " user_bridge=\"" + PASSWORD + "\";",
                "-D" + KafkaServer.PREFIX + "ssl.keystore.location=" + known.keyStore(),
                "-D" + KafkaServer.PREFIX + "ssl.keystore.password=" + PASSWORD,
                "-D" + KafkaServer.PREFIX + "ssl.keystore.type=PKCS12",
                "-D" + KafkaServer.PREFIX + "ssl.truststore.location=" + known.trustStore(),
                "-D" + KafkaServer.PREFIX + "ssl.truststore.password=" + PASSWORD,
                "-D" + KafkaServer.PREFIX + "ssl.truststore.type=PKCS12");
    }

    private BridgeFolder folder(Certificates trusted, String kafkaPassword) throws IOException {
        var login = Files.writeString(dir.resolve("login"), LOGIN.formatted(kafkaPassword) + ";");
        var folder =
                new BridgeFolder(dir.resolve("bridge")).route("orders", Scene.ROUTE.formatted(NAME, NAME, 2, NAME));
        Files.writeString(
                folder.dir().resolve("config/application.yaml"),
                CONFIG.formatted(
                        artemisUrl(trusted),
                        lab.bootstrapServers(),
                        trusted.trustStore(),
                        PASSWORD,
                        login,
                        Ports.free()));
        return folder;
    }

    private static String artemisUrl(Certificates trusted) {
        return lab.artemisUrl() + "?sslEnabled=true&trustStorePath=" + trusted.trustStore() + "&trustStorePassword="
                + PASSWORD;
    }

    private static Map<String, Object> kafka() {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", lab.bootstrapServers());
        settings.put("security.protocol", "SASL_SSL");
        settings.put("sasl.mechanism", "PLAIN");
        settings.put("sasl.jaas.config", LOGIN.formatted(PASSWORD) + ";");
        settings.put("ssl.truststore.location", known.trustStore().toString());
        settings.put("ssl.truststore.password", PASSWORD);
        settings.put("ssl.truststore.type", "PKCS12");
        return settings;
    }

    private static Arrivals arrivals() {
        var settings = kafka();
        settings.put("isolation.level", "read_committed");
        var arrivals = new Arrivals();
        var partition = new TopicPartition(NAME, 0);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(kafkaRecord -> arrivals.add(Arrival.of(kafkaRecord)));
            }
        }
        return arrivals;
    }
}
