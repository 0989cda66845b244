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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassicIT {
    private static final String NAME = "classic";
    private static final String TOPIC = "classic-prices";
    private static final String TOPIC_ROUTE =
            """
            - route:
                id: prices
                from:
                  uri: bascule-jms:topic:prices
                  parameters: {connection: erp, subscription: bridge}
                  steps:
                    - to: {uri: "bascule-kafka:%s", parameters: {connection: cloud}}
            """;
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @TempDir
    static Path servers;

    private static LabProcess classic;

    @TempDir
    Path dir;

    private final LabProcess kafka = SharedLab.get();
    private final SentOrders sent = new SentOrders();

    @BeforeAll
    static void start_a_broker_that_may_be_hurt() throws Exception {
        classic = new LabProcess(servers, "classic", Credentials.random(), LabProcess.jvmOptions());
    }

    @AfterAll
    static void end_it() {
        classic.close();
    }

    @Test
    void from_activemq_classic_nothing_is_lost_or_doubled_when_bridge_and_broker_are_killed() throws Exception {
        createTopic(NAME, 2);
        var broker = broker();
        send(broker, "x");
        try (var bridge = BridgeProcess.startReady(folder(), classic.credentials());
                var arrivals = new TopicArrivals(kafka.bootstrapServers(), NAME)) {
            bridge.process().kill9();
            bridge.startAgain();
            bridge.awaitReady();
            send(broker, "y");
            restartBroker();
            send(broker, "z");
            await().atMost(TIMEOUT).until(() -> arrivals.now().distinct() == goodOrders());
            await().atMost(TIMEOUT).until(() -> queued(broker).isEmpty());

            var letters = bridge.client().deadLetters(NAME).stream()
                    .map(StoredLetter::orderId)
                    .toList();
            ConservationLaw.judge(sent, arrivals.now(), letters, queued(broker)).requireConserved();
            assertThat(letters).hasSize(sent.of(Order.Kind.POISON).size());
        }
    }

    @Test
    void from_a_durable_subscription_nothing_is_lost_or_doubled_when_bridge_and_broker_are_killed() throws Exception {
        createTopic(TOPIC, 1);
        try (var bridge = BridgeProcess.startReady(subscriber(), classic.credentials());
                var arrivals = new TopicArrivals(kafka.bootstrapServers(), TOPIC)) {
            var broker = broker();
            var stream = OrderStream.good("t", 10);
            publish(broker, stream);
            bridge.process().kill9();
            publish(broker, stream);
            bridge.startAgain();
            bridge.awaitReady();
            publish(broker, stream);
            restartBroker();
            publish(broker, stream);
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> ConservationLaw.judge(sent, arrivals.now(), List.of(), List.of())
                            .requireConserved());
        }
    }

    private void createTopic(String topic, int partitions) {
        try (var topics = new Topics(kafka.bootstrapServers())) {
            topics.create(topic, partitions);
        }
    }

    private static ConnectionFactory broker() {
        return Brokers.classic(classic.classicUrl(), classic.credentials());
    }

    private static void restartBroker() throws IOException {
        classic.process().kill9();
        classic.startAgain();
        classic.awaitReady();
    }

    private void publish(ConnectionFactory broker, OrderStream stream) throws Exception {
        try (var sender = new OrderSender(broker, "topic:prices", sent)) {
            for (int i = 0; i < 5; i++) {
                sender.send(stream.next(100));
            }
        }
    }

    private BridgeFolder subscriber() throws Exception {
        return new BridgeFolder(dir.resolve("subscriber"))
                .configure(
                        TOPIC, "activemq", classic.classicUrl(), kafka.bootstrapServers(), Ports.free(), new String[0])
                .route("prices", TOPIC_ROUTE.formatted(TOPIC));
    }

    private int goodOrders() {
        return sent.of(Order.Kind.GOOD).size();
    }

    private BridgeFolder folder() throws Exception {
        return new BridgeFolder(dir.resolve("bridge"))
                .configure(
                        NAME, "activemq", classic.classicUrl(), kafka.bootstrapServers(), Ports.free(), new String[0])
                .route("orders", Scene.ROUTE.formatted(NAME, NAME, 2, NAME));
    }

    private void send(ConnectionFactory broker, String prefix) throws Exception {
        var stream = OrderStream.withPoison(prefix, 10, 100);
        try (var sender = new OrderSender(broker, NAME, sent)) {
            for (int i = 0; i < 20; i++) {
                sender.send(stream.next(100));
            }
        }
    }

    private static List<String> queued(ConnectionFactory broker) throws Exception {
        try (var queues = new Queues(broker)) {
            return queues.orderIds(NAME);
        }
    }
}
