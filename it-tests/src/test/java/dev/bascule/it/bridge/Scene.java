package dev.bascule.it.bridge;

import static org.awaitility.Awaitility.await;

import dev.bascule.it.lab.ArtemisServer;
import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.Ports;
import dev.bascule.it.load.Brokers;
import dev.bascule.it.load.Order;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.load.SteadyLoad;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.process.BridgeSetup;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.process.StoredLetter;
import dev.bascule.it.verify.Arrival;
import dev.bascule.it.verify.Arrivals;
import dev.bascule.it.verify.ConservationLaw;
import dev.bascule.it.verify.Queues;
import dev.bascule.it.verify.TopicReader;
import dev.bascule.it.verify.Topics;
import dev.bascule.it.verify.Verdict;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A queue and a topic of a test's own, what it sent, and the bridges that it started between them. */
final class Scene implements AutoCloseable {
    /** A route from the scene's queue to its topic; poison fails in it, test orders are let go. */
    static final String ROUTE =
            """
            - route:
                id: %s
                from:
                  uri: bascule-jms:queue:%s
                  parameters: {connection: erp, lanes: %d}
                  steps:
                    - setHeader: {name: orderId, jsonpath: {expression: $.orderId, resultType: java.lang.String}}
                    - filter:
                        simple: "${header.orderId} !regex 'TEST-.*'"
                        steps:
                          - to: {uri: "bascule-kafka:%s", parameters: {connection: cloud, key: "${header.orderGroup}"}}
            """;

    private static final AtomicInteger SCENES = new AtomicInteger();
    private static final Duration QUIET_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration TAKEN_TIMEOUT = Duration.ofSeconds(30);

    private final Path dir;
    private final LabProcess artemis;
    private final LabProcess kafka;
    private final ConnectionFactory broker;
    private final String name = "scene-" + SCENES.incrementAndGet();
    private final SentOrders sent = new SentOrders();
    private final List<BridgeProcess> bridges = new ArrayList<>();

    private Scene(Path dir, LabProcess artemis, LabProcess kafka) {
        this.dir = dir;
        this.artemis = artemis;
        this.kafka = kafka;
        this.broker = Brokers.artemis(artemis.artemisUrl(), artemis.credentials());
    }

    /** On the shared servers. */
    static Scene shared(Path dir) {
        return on(dir, SharedLab.get(), SharedLab.get());
    }

    /** On servers of its own. */
    static Scene on(Path dir, LabProcess artemis, LabProcess kafka) {
        return on(dir, artemis, kafka, Map.of());
    }

    /** With settings of the topic. */
    static Scene on(Path dir, LabProcess artemis, LabProcess kafka, Map<String, String> topicSettings) {
        var scene = new Scene(dir, artemis, kafka);
        try (var topics = new Topics(kafka.bootstrapServers())) {
            topics.create(scene.topic(), 3, topicSettings);
        }
        return scene;
    }

    String queue() {
        return name;
    }

    String topic() {
        return name;
    }

    /** Id of the route that {@link #folder} writes. */
    String route() {
        return name;
    }

    ConnectionFactory broker() {
        return broker;
    }

    SentOrders sent() {
        return sent;
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Configuration and route of an instance. */
    BridgeFolder folder(String instance, int lanes, String... moreSettings) throws IOException {
        return new BridgeFolder(dir.resolve(instance))
                .configure(
                        name + "-" + instance,
                        artemis.artemisUrl(),
                        kafka.bootstrapServers(),
                        Ports.free(),
                        moreSettings)
                .route("orders", routeTo(topic(), lanes));
    }

    /** The scene's route, to another topic. */
    String routeTo(String topic, int lanes) {
        return ROUTE.formatted(route(), queue(), lanes, topic);
    }

    /** Starts an instance and waits until it is ready. */
    BridgeProcess start(BridgeFolder folder) throws IOException {
        return start(folder, BridgeProcess.JVM_OPTIONS);
    }

    /** The same with a JVM of the test's own. */
    BridgeProcess start(BridgeFolder folder, List<String> jvmOptions) throws IOException {
        var bridge = new BridgeProcess(BridgeSetup.of(folder, artemis.credentials(), jvmOptions));
        bridges.add(bridge);
        return bridge.awaitReady();
    }

    /** Starts an instance of which some route will not run; waits until it can be asked. */
    BridgeProcess startUnready(BridgeFolder folder) throws IOException {
        var bridge = new BridgeProcess(BridgeSetup.of(folder, artemis.credentials(), BridgeProcess.JVM_OPTIONS));
        bridges.add(bridge);
        await().atMost(QUIET_TIMEOUT)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> !bridge.client().routes().isEmpty());
        return bridge;
    }

    Credentials credentials() {
        return artemis.credentials();
    }

    /** Sends, in transactions of a hundred. */
    void send(OrderStream stream, int orders) throws JMSException {
        try (var sender = new OrderSender(broker, queue(), sent)) {
            for (int left = orders; left > 0; left -= 100) {
                sender.send(stream.next(Math.min(left, 100)));
            }
        }
    }

    /** Sends a message of the test's own, which doesn't count as an order that was sent. */
    void sendText(String id, String text) throws JMSException {
        try (var connection = broker.createConnection();
                var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(queue()))) {
            var message = session.createTextMessage(text);
            message.setStringProperty(Order.ID_PROPERTY, id);
            producer.send(message);
        }
    }

    /** Sends until it is closed. */
    SteadyLoad load(OrderStream stream, int perSecond) {
        return new SteadyLoad(new OrderSender(broker, queue(), sent), stream, 10, perSecond);
    }

    /** Waits until the queue is empty and no transaction is open. */
    void awaitQuiet() throws JMSException {
        awaitQuiet(QUIET_TIMEOUT);
    }

    /** The same for long runs. */
    void awaitQuiet(Duration patience) throws JMSException {
        try (var queues = new Queues(broker)) {
            await().atMost(patience).until(() -> queues.count(queue()) == 0);
        }
        awaitDecided();
    }

    /** In which state the scene's route is, as {@code bridge} says. */
    String state(BridgeProcess bridge) throws IOException {
        return bridge.client().route(route()).state();
    }

    /** Waits until {@code bridge} has taken as many messages. */
    void awaitTaken(BridgeProcess bridge, long messages) {
        await().atMost(TAKEN_TIMEOUT).until(() -> bridge.client().route(route()).taken() >= messages);
    }

    /** Waits until no transaction is open. */
    void awaitDecided() {
        await().atMost(QUIET_TIMEOUT).until(() -> TopicReader.undecided(bootstrapServers(), topic()) == 0);
    }

    /** Judges what was sent and what is where now. */
    Verdict verdict() throws IOException, JMSException {
        return verdict(topic());
    }

    /** The same for several topics. */
    Verdict verdict(String... topics) throws IOException, JMSException {
        var arrivals = new Arrivals();
        for (var topic : topics) {
            try (var reader = new TopicReader(bootstrapServers(), topic)) {
                reader.catchUp(kafkaRecord -> arrivals.add(Arrival.of(kafkaRecord)));
            }
        }
        try (var queues = new Queues(broker)) {
            var queued = new ArrayList<>(queues.orderIds(queue()));
            queued.addAll(ownOf(queues.orderIds(ArtemisServer.DEAD_LETTER_QUEUE)));
            return ConservationLaw.judge(
                    sent,
                    arrivals,
                    deadLetters().stream().map(StoredLetter::orderId).toList(),
                    queued);
        }
    }

    /** Of all instances. */
    List<StoredLetter> deadLetters() throws IOException {
        var letters = new ArrayList<StoredLetter>();
        for (var bridge : bridges) {
            letters.addAll(bridge.client().deadLetters(route()));
        }
        return letters;
    }

    /** The broker's dead letter queue is shared by all scenes. */
    private List<String> ownOf(List<String> orderIds) {
        var known = sent.acknowledged();
        return orderIds.stream().filter(known::containsKey).toList();
    }

    @Override
    public void close() {
        bridges.forEach(BridgeProcess::close);
    }
}
