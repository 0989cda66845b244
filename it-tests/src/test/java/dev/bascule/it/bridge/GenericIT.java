package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.Ports;
import dev.bascule.it.load.Brokers;
import dev.bascule.it.load.Order;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.process.StoredLetter;
import dev.bascule.it.verify.ConservationLaw;
import dev.bascule.it.verify.Queues;
import dev.bascule.it.verify.TopicArrivals;
import dev.bascule.it.verify.Topics;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections of kind {@code jms}: a connection factory by its class name and bean properties. */
class GenericIT {
    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final String CONFIG =
            """
            bascule:
              instance: generic
              connections:
                erp:
                  kind: jms
                  factory-class: %s
                  username: bridge
                  password: "${ERP_PASSWORD}"
                  properties: {brokerURL: "%s"}
                cloud: {kind: kafka, bootstrap-servers: "%s"}
              console: {port: %d}
            """;

    @TempDir
    Path dir;

    private final LabProcess lab = SharedLab.get();
    private final SentOrders sent = new SentOrders();

    @Test
    void artemis_by_the_class_name_of_its_factory() throws Exception {
        bridge(
                "generic-artemis",
                Brokers.artemis(lab.artemisUrl(), lab.credentials()),
                lab.credentials(),
                "org.apache.activemq.artemis.jms.client.ActiveMQJMSConnectionFactory",
                lab.artemisUrl());
    }

    @Test
    void activemq_classic_by_the_class_name_of_its_factory() throws Exception {
        try (var classic = new LabProcess(dir, "classic", Credentials.random(), LabProcess.jvmOptions())) {
            bridge(
                    "generic-classic",
                    Brokers.classic(classic.classicUrl(), classic.credentials()),
                    classic.credentials(),
                    "org.apache.activemq.ActiveMQConnectionFactory",
                    classic.classicUrl());
        }
    }

    private void bridge(
            String name, ConnectionFactory broker, Credentials credentials, String factoryClass, String brokerUrl)
            throws Exception {
        try (var topics = new Topics(lab.bootstrapServers())) {
            topics.create(name, 2);
        }
        var folder =
                new BridgeFolder(dir.resolve("bridge")).route("orders", Scene.ROUTE.formatted(name, name, 2, name));
        Files.writeString(
                folder.dir().resolve("config/application.yaml"),
                CONFIG.formatted(factoryClass, brokerUrl, lab.bootstrapServers(), Ports.free()));
        try (var bridge = BridgeProcess.startReady(folder, credentials);
                var sender = new OrderSender(broker, name, sent);
                var topic = new TopicArrivals(lab.bootstrapServers(), name)) {
            var stream = OrderStream.withPoison("g", 10, 50);
            sender.send(stream.next(500));
            bridge.stopCleanly();
            sender.send(stream.next(500));
            bridge.startAgain();
            bridge.awaitReady();
            await().atMost(WITHIN)
                    .until(() ->
                            topic.now().distinct() == sent.of(Order.Kind.GOOD).size());
            await().atMost(WITHIN).until(() -> queued(broker, name) == 0);

            var letters = bridge.client().deadLetters(name).stream()
                    .map(StoredLetter::orderId)
                    .toList();
            ConservationLaw.judge(sent, topic.now(), letters, List.of()).requireConserved();
            assertThat(bridge.client().route(name).taken()).isEqualTo(1_000);
        }
    }

    private static long queued(ConnectionFactory broker, String queue) throws Exception {
        try (var queues = new Queues(broker)) {
            return queues.count(queue);
        }
    }
}
