package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.load.Order;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Producers send some orders twice; each arrives once, whatever dies. */
class DedupIT {
    /** More with {@code -Dbascule.it.dedup.messages=1000000}. */
    private static final int MESSAGES = Integer.getInteger("bascule.it.dedup.messages", 8_000);

    private static final Duration PATIENCE = Duration.ofSeconds(90).plusMillis(MESSAGES);
    private static final int IN_A_TRANSACTION = 100;
    private static final int TWICE = 5;
    private static final int LANES = 4;

    private static final String ROUTE =
            """
            - route:
                id: %s
                from:
                  uri: bascule-jms:queue:%s
                  parameters: {connection: erp, lanes: %d, batchMessages: 100, idempotencyKey: "${header.orderId}"}
                  steps:
                    - idempotentConsumer:
                        idempotentRepository: "#dedup"
                        expression: {simple: "${header.orderId}"}
                        steps:
                          - to: {uri: "bascule-kafka:%s", parameters: {connection: cloud, key: "${header.orderGroup}"}}
            """;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @TempDir
    Path dir;

    @Test
    void one_instance_that_is_killed_delivers_each_key_once() throws Exception {
        System.out.println("seed " + seed);
        try (var scene = Scene.shared(dir)) {
            var bridge = scene.start(folder(scene, "a"));
            var sending = send(scene);
            while (!sending.isDone()) {
                killAndStart(bridge, scene.route(), sending);
            }
            sending.get(1, TimeUnit.MINUTES);
            judge(scene, bridge);
        }
    }

    @Test
    void two_instances_that_are_killed_deliver_each_key_once() throws Exception {
        System.out.println("seed " + seed);
        try (var postgres = new Postgres(dir.resolve("postgres"));
                var scene = Scene.shared(dir)) {
            var bridges = List.of(
                    scene.start(folder(scene, "a", postgres.setting())),
                    scene.start(folder(scene, "b", postgres.setting())));
            var sending = send(scene);
            while (!sending.isDone()) {
                killAndStart(bridges.get(random.nextInt(bridges.size())), scene.route(), sending);
            }
            sending.get(1, TimeUnit.MINUTES);
            judge(scene, bridges.toArray(BridgeProcess[]::new));
        }
    }

    @Test
    void a_restarted_database_is_an_outage_and_no_more() throws Exception {
        System.out.println("seed " + seed);
        try (var postgres = new Postgres(dir.resolve("postgres"));
                var scene = Scene.shared(dir)) {
            var bridge = scene.start(folder(scene, "a", postgres.setting()));
            var sending = send(scene);
            postgres.stop();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> bridge.client().route(scene.route()).state().equals("TARGET_DOWN"));
            postgres.startAgain();
            sending.get(5, TimeUnit.MINUTES);
            judge(scene, bridge);
            assertThat(scene.deadLetters()).isEmpty();
        }
    }

    private static BridgeFolder folder(Scene scene, String instance, String... settings) throws IOException {
        return scene.folder(instance, LANES, settings)
                .route("orders", ROUTE.formatted(scene.route(), scene.queue(), LANES, scene.topic()));
    }

    /** Not before it has settled something: what is given back ten times, the broker moves to its own dead letter queue. */
    private void killAndStart(BridgeProcess bridge, String route, CompletableFuture<Void> sending) throws Exception {
        long before = bridge.client().route(route).taken();
        await().atMost(PATIENCE)
                .until(() -> sending.isDone() || bridge.client().route(route).taken() > before);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
        bridge.process().kill9();
        bridge.startAgain();
        bridge.awaitReady();
    }

    /** Of every hundred orders, five were sent before: some just now, so that lanes meet, others long ago. */
    private CompletableFuture<Void> send(Scene scene) {
        return CompletableFuture.runAsync(() -> {
            var stream = OrderStream.good("d", 50);
            var earlier = new ArrayList<Order>();
            var choice = new Random(seed);
            try (var sender = new OrderSender(scene.broker(), scene.queue(), scene.sent())) {
                for (int left = MESSAGES; left > 0; left -= IN_A_TRANSACTION) {
                    var orders = new ArrayList<>(stream.next(IN_A_TRANSACTION - TWICE));
                    earlier.addAll(orders);
                    for (int i = 0; i < TWICE; i++) {
                        int recent = Math.min(earlier.size(), i % 2 == 0 ? earlier.size() : 2 * IN_A_TRANSACTION);
                        orders.add(earlier.get(earlier.size() - 1 - choice.nextInt(recent)));
                    }
                    sender.send(orders);
                    TimeUnit.MILLISECONDS.sleep(MESSAGES > 100_000 ? 0 : 50);
                }
            } catch (JMSException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void judge(Scene scene, BridgeProcess... bridges) throws Exception {
        scene.awaitQuiet(PATIENCE);
        scene.verdict().requireConserved();
        long taken = 0;
        long duplicates = 0;
        for (var bridge : bridges) {
            var books = bridge.client().route(scene.route());
            assertThat(books.balanced()).isTrue();
            taken += books.taken();
            duplicates += books.duplicate();
        }
        assertThat(taken).isEqualTo(MESSAGES);
        assertThat(duplicates).isEqualTo(MESSAGES * TWICE / IN_A_TRANSACTION);
    }
}
