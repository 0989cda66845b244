package dev.bascule.it.bridge;

import static org.awaitility.Awaitility.await;

import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.verify.ConservationLaw;
import dev.bascule.it.verify.TopicArrivals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicIT {
    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final int ORDERS = 3_000;
    private static final String ROUTE =
            """
            - route:
                id: %1$s
                from:
                  uri: bascule-jms:topic:prices-%1$s
                  parameters: {connection: erp, subscription: subscription-%1$s, lanes: 2}
                  steps:
                    - to: {uri: "bascule-kafka:%1$s", parameters: {connection: cloud}}
            """;

    @TempDir
    Path dir;

    @Test
    void two_instances_share_a_durable_subscription_while_one_is_killed_and_one_restarted() throws Exception {
        try (var scene = Scene.shared(dir);
                var sender = new OrderSender(scene.broker(), "topic:prices-" + scene.topic(), scene.sent());
                var arrivals = arrivals(scene)) {
            var first = scene.start(folder(scene, "a"));
            var second = scene.start(folder(scene, "b"));
            var stream = OrderStream.good("t", 10);
            for (int sent = 0; sent < ORDERS; sent += 100) {
                sender.send(stream.next(100));
                if (sent == ORDERS / 3) {
                    first.process().kill9();
                } else if (sent == ORDERS / 2) {
                    second.stopCleanly();
                    second.startAgain();
                }
            }
            first.startAgain();
            first.awaitReady();
            second.awaitReady();
            await().atMost(WITHIN).until(() -> arrivals.now().distinct() == ORDERS);
            scene.awaitDecided();

            ConservationLaw.judge(scene.sent(), arrivals.now(), List.of(), List.of())
                    .requireConserved();
        }
    }

    @Test
    void what_is_published_while_the_bridge_is_down_is_waiting_for_it() throws Exception {
        try (var scene = Scene.shared(dir);
                var sender = new OrderSender(scene.broker(), "topic:prices-" + scene.topic(), scene.sent());
                var arrivals = arrivals(scene)) {
            var bridge = scene.start(folder(scene, "a"));
            var stream = OrderStream.good("w", 10);
            bridge.stopCleanly();
            sender.send(stream.next(500));
            bridge.startAgain();
            await().atMost(WITHIN).until(() -> arrivals.now().distinct() == 500);

            ConservationLaw.judge(scene.sent(), arrivals.now(), List.of(), List.of())
                    .requireConserved();
        }
    }

    private static BridgeFolder folder(Scene scene, String instance) throws Exception {
        return scene.folder(instance, 2).route("orders", ROUTE.formatted(scene.topic()));
    }

    private static TopicArrivals arrivals(Scene scene) {
        return new TopicArrivals(scene.bootstrapServers(), scene.topic());
    }
}
