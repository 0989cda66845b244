package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bascule.it.bridge.AcceptedBroker.Promise;
import dev.bascule.it.bridge.AcceptedBroker.Server;
import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.Ports;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.process.BridgeSetup;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.verify.ConservationLaw;
import dev.bascule.it.verify.TopicArrivals;
import dev.bascule.it.verify.TopicReader;
import dev.bascule.it.verify.Topics;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/brokers.md says of each broker, tried on each. */
class BrokerAcceptanceIT {
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String ROUTE =
            """
            - route:
                id: %s
                from:
                  uri: %s
                  parameters: {connection: erp%s}
                  steps:
                    - choice:
                        when:
                          - simple: "${body} is 'java.util.Map'"
                            steps:
                              - marshal: {json: {}}
                    - to: {uri: "bascule-kafka:%s", parameters: {connection: cloud}}
            """;

    @TempDir
    static Path servers;

    private static final Map<AcceptedBroker, Server> RUNNING = new EnumMap<>(AcceptedBroker.class);

    @TempDir
    Path dir;

    private final LabProcess kafka = SharedLab.get();

    @AfterAll
    static void end_the_servers() throws Exception {
        for (var server : RUNNING.values()) {
            server.close();
        }
        RUNNING.clear();
    }

    @ParameterizedTest
    @EnumSource
    void bodies_properties_and_header_fields_arrive_through_its_kamelet_as_they_were_sent(AcceptedBroker broker)
            throws Exception {
        var server = server(broker);
        var name = name(broker, "types");
        var folder = folderFrom("kamelet:" + broker.kamelet(), broker, server, name, ", queue: " + name)
                .connectors();
        try (var connection = server.factory().createConnection();
                var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(name))) {
            send(producer, text(session));
            var bytes = session.createBytesMessage();
            bytes.writeBytes(new byte[] {0, 1, (byte) 0xFF});
            send(producer, bytes);
            var map = session.createMapMessage();
            map.setInt("amount", 3);
            map.setString("unit", "kg");
            send(producer, map);
            send(producer, session.createObjectMessage(new ArrayList<>(List.of("x"))));
        }
        try (var bridge = BridgeProcess.startReady(folder, server.credentials())) {
            await().atMost(WITHIN).until(() -> records(name).size() == 3);
            var records = records(name);

            assertThat(new String(records.get(0).value(), StandardCharsets.UTF_8))
                    .isEqualTo("Müller 🚚");
            assertThat(records.get(1).value()).containsExactly(0, 1, 0xFF);
            assertThat(new String(records.get(2).value(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"amount\":3,\"unit\":\"kg\"}");
            assertThat(header(records.get(0), "country")).isEqualTo("DE");
            assertThat(header(records.get(0), "JMSCorrelationID")).isEqualTo("order-7");
            assertThat(header(records.get(0), "JMSType")).isEqualTo("order");
            assertThat(header(records.get(0), "JMSMessageID")).startsWith("ID:");
            assertThat(number(records.get(0), "JMSPriority")).isEqualTo(7);
            assertThat(records.get(0).headers().lastHeader("JMSExpiration")).isNotNull();
            await().atMost(WITHIN)
                    .untilAsserted(() -> assertThat(bridge.client().deadLetters(name))
                            .singleElement()
                            .satisfies(letter -> assertThat(letter.reason()).isEqualTo("object_message_refused")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_dead_session_had_comes_again_with_the_redelivered_flag_where_the_broker_sets_it(AcceptedBroker broker)
            throws Exception {
        var server = server(broker);
        var name = name(broker, "again");
        var mode =
                broker.kind().contains("transactions: false") ? Session.CLIENT_ACKNOWLEDGE : Session.SESSION_TRANSACTED;
        try (var connection = server.factory().createConnection();
                var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(name))) {
            send(producer, text(session));
        }
        assertThat(receive(server, name, mode).getJMSRedelivered()).isFalse();

        var again = receive(server, name, mode);
        if (broker.flagsRedelivered()) {
            assertThat(again.getJMSRedelivered()).isTrue();
        }
        if (broker.counts()) {
            assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        }
    }

    /** Not RabbitMQ by AMQP: a queue that its clients name is lost with its restart, and a sender to one made durable before waits for ever. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RABBITMQ_BY_AMQP")
    void nothing_is_lost_when_bridge_and_broker_are_killed_under_load(AcceptedBroker broker) throws Exception {
        var server = server(broker);
        var name = name(broker, "load");
        var folder = folder(broker, server, name, "queue:" + name, ", batchMessages: 50");
        var sent = new SentOrders();
        var stream = OrderStream.good("k", 5);
        send(server, name, sent, stream);
        try (var bridge = BridgeProcess.startReady(folder, server.credentials());
                var arrivals = new TopicArrivals(kafka.bootstrapServers(), name)) {
            bridge.process().kill9();
            bridge.startAgain();
            bridge.awaitReady();
            send(server, name, sent, stream);
            server.restart().now();
            send(server, name, sent, stream);
            await().atMost(WITHIN).until(() -> arrivals.now().distinct() == 900);

            var verdict = ConservationLaw.judge(sent, arrivals.now(), List.of(), List.of());
            System.out.println(broker + ": " + verdict.repeated().size() + " of 900 orders came twice");
            assertThat(verdict.missing()).isEmpty();
            if (broker.promise() == Promise.EXACTLY_ONCE) {
                verdict.requireConserved();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_lanes_keep_the_order_of_a_group(AcceptedBroker broker) throws Exception {
        assumeTrue(broker.groups(), "it has no groups");
        var server = server(broker);
        var name = name(broker, "group");
        var numbers = IntStream.range(0, 200).mapToObj(Integer::toString).toList();
        var folder = folder(broker, server, name, "queue:" + name, ", lanes: 2, batchMessages: 5");
        try (var bridge = BridgeProcess.startReady(folder, server.credentials())) {
            send(server, name, numbers, "g");
            await().atMost(WITHIN).until(() -> bridge.client().route(name).delivered() == numbers.size());
        }

        assertThat(texts(name)).isEqualTo(numbers);
    }

    @ParameterizedTest
    @EnumSource
    void a_lane_that_is_slow_leaves_to_others_what_is_beyond_its_next_batch(AcceptedBroker broker) throws Exception {
        var server = server(broker);
        var name = name(broker, "prefetch");
        var numbers =
                IntStream.range(0, 200).mapToObj(i -> i + " ".repeat(2_000)).toList();
        var folder = folder(broker, server, name, "queue:" + name, ", batchMessages: 5")
                .route(name, slow(name));
        send(server, name, numbers, null);
        try (var bridge = BridgeProcess.startReady(folder, server.credentials())) {
            await().atMost(WITHIN).until(() -> bridge.client().route(name).taken() > 0);

            var others = receive(server, name, Session.CLIENT_ACKNOWLEDGE).getBody(String.class);
            assertThat(Integer.parseInt(others.strip())).isLessThan(50);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_selector_leaves_the_rest_in_the_queue(AcceptedBroker broker) throws Exception {
        assumeTrue(broker.selects(), "it has no selectors on queues");
        var server = server(broker);
        var name = name(broker, "selected");
        var folder = folder(broker, server, name, "queue:" + name, ", selector: \"country = 'DE'\"");
        try (var bridge = BridgeProcess.startReady(folder, server.credentials());
                var connection = server.factory().createConnection();
                var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(name))) {
            send(producer, session.createTextMessage("left"));
            send(producer, text(session));
            await().atMost(WITHIN).until(() -> bridge.client().route(name).delivered() == 1);

            assertThat(receive(server, name, Session.SESSION_TRANSACTED).getBody(String.class))
                    .isEqualTo("left");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_durable_subscription_keeps_what_is_published_while_the_bridge_is_down(AcceptedBroker broker)
            throws Exception {
        assumeTrue(broker.subscribes(), "it has no durable subscriptions by this client");
        var server = server(broker);
        var name = name(broker, "topic");
        var folder = folder(broker, server, name, "topic:" + name, ", subscription: bridge-" + name);
        try (var bridge = BridgeProcess.startReady(folder, server.credentials())) {
            publish(server, name);
            await().atMost(WITHIN).until(() -> records(name).size() == 1);
            bridge.stopCleanly();
            publish(server, name);
            bridge.startAgain();
            await().atMost(WITHIN).until(() -> records(name).size() == 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_password_is_told_and_not_shown(AcceptedBroker broker) throws Exception {
        var server = server(broker);
        var name = name(broker, "wrong");
        var folder = folder(broker, server, name, "queue:" + name, "");
        var wrong = Credentials.of("wr0ng-s3cret");
        try (var bridge = new BridgeProcess(BridgeSetup.of(folder, wrong, BridgeProcess.JVM_OPTIONS))) {
            await().atMost(WITHIN)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> bridge.client().route(name).state().equals("SOURCE_DOWN"));

            var route = bridge.client().route(name);
            assertThat(route.reason())
                    .contains("cannot connect to erp", "check the connection's username and password");
            assertThat(Files.readString(folder.dir().resolve("bridge.log"))).doesNotContain("wr0ng-s3cret");
        }
    }

    /** One that RabbitMQ makes for an AMQP 1.0 address is gone when it starts again. */
    private static Server server(AcceptedBroker broker) throws IOException {
        assumeTrue(broker.canRun(), "no RabbitMQ is installed: apt-get install rabbitmq-server");
        var running = RUNNING.get(broker);
        if (running == null) {
            running = broker.start(servers.resolve(broker.name()));
            RUNNING.put(broker, running);
        }
        return running;
    }

    private static String name(AcceptedBroker broker, String test) {
        return broker.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + test;
    }

    private BridgeFolder folder(AcceptedBroker broker, Server server, String name, String source, String parameters)
            throws IOException {
        return folderFrom("bascule-jms:" + source, broker, server, name, parameters);
    }

    private BridgeFolder folderFrom(String uri, AcceptedBroker broker, Server server, String name, String parameters)
            throws IOException {
        try (var topics = new Topics(kafka.bootstrapServers())) {
            topics.create(name, 1);
        }
        return new BridgeFolder(dir.resolve("bridge"))
                .configure(name, broker.kind(), server.url(), kafka.bootstrapServers(), Ports.free(), new String[0])
                .route(name, ROUTE.formatted(name, uri, parameters, name));
    }

    /** Half a second for each message. */
    private static String slow(String name) {
        return ROUTE.formatted(name, "bascule-jms:queue:" + name, ", batchMessages: 5", name)
                .replace(
                        "        - choice:",
                        "        - delay: {constant: \"500\", asyncDelayed: false}\n        - choice:");
    }

    private static Message text(Session session) throws JMSException {
        var message = session.createTextMessage("Müller 🚚");
        message.setStringProperty("country", "DE");
        message.setJMSCorrelationID("order-7");
        message.setJMSType("order");
        return message;
    }

    private static void send(MessageProducer producer, Message message) throws JMSException {
        producer.send(message, DeliveryMode.PERSISTENT, 7, Duration.ofHours(1).toMillis());
    }

    /** In one group if there is one. */
    private static void send(Server server, String queue, List<String> texts, @Nullable String group)
            throws JMSException {
        try (Connection connection = server.factory().createConnection();
                var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(queue))) {
            for (var text : texts) {
                var message = session.createTextMessage(text);
                if (group != null) {
                    message.setStringProperty("JMSXGroupID", group);
                }
                producer.send(message);
            }
        }
    }

    private static void publish(Server server, String topic) throws JMSException {
        try (var connection = server.factory().createConnection();
                var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createTopic(topic))) {
            send(producer, text(session));
        }
    }

    /** 300 orders in one transaction. */
    private static void send(Server server, String queue, SentOrders sent, OrderStream stream) throws JMSException {
        try (Connection connection = server.factory().createConnection();
                var session = connection.createSession(Session.SESSION_TRANSACTED);
                var producer = session.createProducer(session.createQueue(queue))) {
            var orders = stream.next(300);
            for (var order : orders) {
                producer.send(session.createTextMessage(order.body()));
            }
            session.commit();
            sent.acknowledge(orders);
        }
    }

    /** A message whose session ends before it is acknowledged. */
    private static Message receive(Server server, String queue, int mode) throws JMSException {
        // Closing the consumer by itself drains it, which RabbitMQ 3 answers with an error.
        try (var connection = server.factory().createConnection()) {
            var session = connection.createSession(mode);
            var consumer = session.createConsumer(session.createQueue(queue));
            connection.start();
            var message = consumer.receive(10_000);
            assertThat(message).as("a message in " + queue).isNotNull();
            return message;
        }
    }

    private List<String> texts(String topic) {
        return records(topic).stream()
                .map(each -> new String(each.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return TopicReader.readAll(kafka.bootstrapServers(), topic);
    }

    private static String header(ConsumerRecord<byte[], byte[]> kafkaRecord, String name) {
        return new String(kafkaRecord.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static int number(ConsumerRecord<byte[], byte[]> kafkaRecord, String name) {
        return ByteBuffer.wrap(kafkaRecord.headers().lastHeader(name).value()).getInt();
    }
}
