package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.it.aws.AwsStandIn;
import dev.bascule.it.aws.Place;
import dev.bascule.it.load.Order;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeClient;
import dev.bascule.it.process.BridgeCommand;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.verify.Arrival;
import dev.bascule.it.verify.TopicReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where is my message: what the trace says is compared with what the targets have. */
class TraceIT {
    private static final String ROUTE =
            """
            - route:
                id: %1$s
                from:
                  uri: bascule-jms:queue:%1$s
                  parameters: {connection: erp, lanes: 1, idempotencyKey: "${header.orderId}"}
                  steps:
                    - setHeader: {name: checked, jsonpath: {expression: $.orderId, resultType: java.lang.String}}
                    - filter:
                        simple: "${header.orderId} !regex 'TEST-.*'"
                        steps:
                          - to: {uri: "bascule-kafka:%1$s", parameters: {connection: cloud, key: "${header.orderGroup}"}}
                          - to: {uri: "bascule-eventbridge:%1$s", parameters: {connection: aws, source: com.acme.erp, detailType: Order}}
                          - to: {uri: "bascule-sqs:%1$s", parameters: {connection: aws}}
            """;

    /** A place of the stand-in remembers a hundred entries. */
    private static final int ORDERS = 90;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    Path dir;

    private AwsStandIn aws;

    @BeforeEach
    void start() throws IOException {
        aws = new AwsStandIn(0, 42);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void every_message_is_found_with_its_outcome_and_the_receipts_of_its_targets() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var bus = aws.bus(scene.queue());
            var queue = aws.queue(scene.queue());
            var folder = folder(scene);
            var bridge = scene.start(folder);
            scene.send(new OrderStream("t", 10, 10, 7), ORDERS);
            scene.awaitQuiet();
            scene.verdict().requireConserved();

            var places = new HashMap<String, String>();
            for (var kafkaRecord : TopicReader.readAll(scene.bootstrapServers(), scene.topic())) {
                places.put(
                        Arrival.of(kafkaRecord).orderId(),
                        scene.topic() + "-" + kafkaRecord.partition() + "@" + kafkaRecord.offset());
            }
            for (var order : scene.sent().of(Order.Kind.GOOD)) {
                assertDelivered(once(bridge.client(), order), scene, order, places, bus, queue);
            }
            for (var order : scene.sent().of(Order.Kind.TEST)) {
                var message = once(bridge.client(), order);
                assertThat(message.path("outcome").asText()).isEqualTo("filtered");
                assertThat(message.path("targets")).isEmpty();
            }
            assertDeadLettersAreFound(scene, bridge.client());

            assertUnknown(folder, bridge.client());
            assertFoundAgainAfterARestart(scene, bridge);
        }
    }

    @Test
    void a_message_that_came_again_after_a_crash_is_told_with_the_entry_that_proves_it_done() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var trigger = dir.resolve("halt-at");
            var bridge = scene.start(scene.folder("a", 1), BridgeProcess.withKillAgent(trigger));
            Files.writeString(trigger, "SOURCE_COMMIT:enter");
            scene.send(OrderStream.good("r", 10), 20);
            bridge.process().awaitEnd(TIMEOUT);
            Files.delete(trigger);
            bridge.startAgain();
            bridge.awaitReady();
            scene.awaitQuiet();
            scene.verdict().requireConserved();
            long redelivered = bridge.client().route(scene.route()).redelivered();
            assertThat(redelivered).isPositive();

            long told = 0;
            for (var kafkaRecord : TopicReader.readAll(scene.bootstrapServers(), scene.topic())) {
                var key = new String(
                        kafkaRecord.headers().lastHeader("bascule-key").value(), StandardCharsets.UTF_8);
                var latest = bridge.client().trace(key).path("messages").path(0);
                if (latest.path("outcome").asText().equals("redelivered")) {
                    assertThat(latest.path("reason").asText()).isNotEmpty();
                    told++;
                }
            }
            assertThat(told).isEqualTo(redelivered);
        }
    }

    private BridgeFolder folder(Scene scene) throws IOException {
        return scene.folder("a", 1)
                .connection("aws: {kind: aws, region: eu-west-1, endpoint: \"" + aws.endpoint()
                        + "\", access-key: test, secret-key: test}")
                .route("orders", ROUTE.formatted(scene.queue()));
    }

    private static JsonNode once(BridgeClient client, Order order) throws IOException {
        var messages = client.trace(order.id()).path("messages");
        assertThat(messages).as(order.id()).hasSize(1);
        return messages.get(0);
    }

    private static void assertDelivered(
            JsonNode message, Scene scene, Order order, Map<String, String> places, Place bus, Place queue) {
        assertThat(message.path("outcome").asText()).isEqualTo("delivered");
        assertThat(message.path("route").asText()).isEqualTo(scene.route());
        assertThat(message.path("source").asText()).isEqualTo("erp/queue:" + scene.queue());
        assertThat(message.path("messageId").asText()).startsWith("ID:");
        var receipts = new HashMap<String, String>();
        message.path("targets")
                .forEach(target -> receipts.put(
                        target.path("target").asText(), target.path("receipt").asText()));
        assertThat(receipts).hasSize(3);
        assertThat(receipts).containsEntry("bascule-kafka:" + scene.topic(), places.get(order.id()));
        assertThat(entry(bus, receipts.get("bascule-eventbridge:" + scene.queue())))
                .contains("\"" + order.id() + "\"");
        assertThat(entry(queue, receipts.get("bascule-sqs:" + scene.queue()))).contains("\"" + order.id() + "\"");
    }

    /** The body that has this receipt: the stand-in numbers what it takes. */
    private static String entry(Place place, String receipt) {
        return place.samples()
                .get(Integer.parseInt(receipt.substring(receipt.lastIndexOf('-') + 1)))
                .body();
    }

    private static void assertDeadLettersAreFound(Scene scene, BridgeClient client) throws IOException {
        var letters = new HashMap<String, String>();
        scene.deadLetters().forEach(letter -> letters.put(letter.orderId(), letter.id()));
        assertThat(letters).isNotEmpty();
        for (var order : scene.sent().of(Order.Kind.POISON)) {
            var message = once(client, order);
            assertThat(message.path("outcome").asText()).isEqualTo("dead_lettered");
            assertThat(message.path("deadLetterId").asText()).isEqualTo(letters.get(order.id()));
            assertThat(client.trace(order.id()).path("deadLetters"))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.path("id").asText()).isEqualTo(letters.get(order.id())));
        }
    }

    private void assertUnknown(BridgeFolder folder, BridgeClient client) throws IOException {
        var answer = client.trace("nobody's");
        assertThat(answer.path("messages")).isEmpty();
        assertThat(answer.path("window").path("messages").asLong()).isEqualTo(ORDERS);

        var unknown = command(folder, "nobody's");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.lines())
                .contains("no message is known by nobody's")
                .anyMatch(line -> line.startsWith("the trace has " + ORDERS + " messages, taken since "));
        var known = command(folder, "t-0");
        assertThat(known.exitCode()).isZero();
        assertThat(known.lines()).anyMatch(line -> line.contains("target   bascule-kafka:"));
    }

    private BridgeCommand command(BridgeFolder folder, String key) throws IOException {
        return BridgeCommand.run(dir, TIMEOUT, Map.of(), "trace", key, "--dir", folder.dir());
    }

    private static void assertFoundAgainAfterARestart(Scene scene, BridgeProcess bridge) throws Exception {
        scene.sendText("t-0", OrderStream.good("t", 10).next().body());
        scene.awaitQuiet();
        assertThat(outcomes(bridge.client())).containsExactly("delivered", "delivered");
        bridge.stopCleanly();
        bridge.startAgain();
        bridge.awaitReady();
        assertThat(outcomes(bridge.client())).containsExactly("delivered", "delivered");
    }

    private static List<String> outcomes(BridgeClient client) throws IOException {
        return client.trace("t-0").path("messages").findValuesAsText("outcome");
    }
}
