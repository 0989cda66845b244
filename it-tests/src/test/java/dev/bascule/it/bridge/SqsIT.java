package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.StoredLetter;
import dev.bascule.it.verify.Arrivals;
import dev.bascule.it.verify.ConservationLaw;
import dev.bascule.it.verify.SqsQueue;
import dev.bascule.it.verify.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqsIT {
    private static final String ROUTE =
            """
            - route:
                id: %s
                from:
                  uri: bascule-jms:queue:%s
                  parameters: {connection: erp, lanes: %d}
                  steps:
                    - to: {uri: "bascule-sqs:%s", parameters: {connection: aws%s}}
            """;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** More than two batches. The queue's reader is slow; more with {@code -Dbascule.it.sqs.orders=3000}. */
    private static final int ORDERS = Integer.getInteger("bascule.it.sqs.orders", 1_200);

    @TempDir
    Path dir;

    @Test
    void every_order_comes_to_a_standard_queue_once_with_its_key_and_its_headers() throws Exception {
        try (var scene = Scene.shared(dir);
                var queue = queue(scene, "")) {
            scene.start(folder(scene, 2, "", ""));
            scene.send(OrderStream.good("s", 20), ORDERS);
            scene.awaitQuiet();

            var messages = queue.drain();
            assertThat(messages).hasSize(ORDERS);
            assertThat(messages.get(0).messageAttributes().keySet())
                    .containsExactlyInAnyOrder(
                            "bascule-key", "bascule-source", "bascule-route", "traceparent", "orderId", "orderGroup");
            assertThat(messages.stream()
                            .map(message ->
                                    message.messageAttributes().get("orderId").stringValue()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_fifo_queue_keeps_the_order_of_each_group() throws Exception {
        try (var scene = Scene.shared(dir);
                var queue = queue(scene, ".fifo")) {
            scene.start(folder(scene, 1, ".fifo", ", messageGroupId: \"${header.orderGroup}\""));
            scene.send(OrderStream.good("f", 50), ORDERS);
            scene.awaitQuiet();

            verdict(scene, queue.arrivals(), List.of()).requireConserved().requireInOrder();
        }
    }

    @Test
    void a_queue_that_does_not_exist_stops_the_route_with_a_clear_error_and_loses_nothing() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var bridge = scene.startUnready(folder(scene, 1, "", ""));
            scene.send(OrderStream.good("m", 5), 100);
            await().atMost(TIMEOUT).untilAsserted(() -> {
                var route = bridge.client().route(scene.route());
                assertThat(route.state()).isEqualTo("MISCONFIGURED");
                assertThat(route.reason()).startsWith("aws: bascule-sqs:" + scene.queue() + ": ");
            });
            try (var queue = queue(scene, "")) {
                scene.awaitQuiet();
                verdict(scene, queue.arrivals(), List.of()).requireConserved();
            }
        }
    }

    @Test
    void what_is_too_large_for_the_queue_is_a_dead_letter_and_the_rest_goes_on() throws Exception {
        try (var scene = Scene.shared(dir);
                var queue = queue(scene, "")) {
            scene.start(folder(scene, 1, "", ""));
            scene.send(OrderStream.good("a", 5), 200);
            scene.sendText("large", "x".repeat(1_100_000));
            scene.send(OrderStream.good("b", 5), 200);
            scene.awaitQuiet();

            assertThat(scene.deadLetters()).singleElement().satisfies(letter -> {
                assertThat(letter.reason()).isEqualTo("too_large");
                assertThat(letter.orderId()).isEqualTo("large");
            });
            verdict(scene, queue.arrivals(), List.of()).requireConserved();
        }
    }

    private static SqsQueue queue(Scene scene, String suffix) {
        return new SqsQueue(SharedLab.get().sqsEndpoint(), scene.queue() + suffix).create();
    }

    private static BridgeFolder folder(Scene scene, int lanes, String suffix, String options) throws IOException {
        return scene.folder("a", lanes)
                .connection("aws: {kind: aws, region: eu-west-1, endpoint: \""
                        + SharedLab.get().sqsEndpoint() + "\", access-key: test, secret-key: test}")
                .route("orders", ROUTE.formatted(scene.route(), scene.queue(), lanes, scene.queue() + suffix, options));
    }

    private static Verdict verdict(Scene scene, Arrivals arrivals, List<StoredLetter> letters) {
        return ConservationLaw.judge(
                scene.sent(),
                arrivals,
                letters.stream().map(StoredLetter::orderId).toList(),
                List.of());
    }
}
