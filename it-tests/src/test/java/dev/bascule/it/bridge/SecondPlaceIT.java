package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.it.load.Order;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.verify.Arrival;
import dev.bascule.it.verify.Queues;
import dev.bascule.it.verify.TopicReader;
import dev.bascule.it.verify.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondPlaceIT {
    private static final Duration HALT_TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    Path dir;

    @Test
    void each_dead_letter_is_once_on_the_queue_though_the_bridge_dies_before_the_brokers_commit() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var place = scene.queue() + "-dead";
            settleWithADeath(scene, "bascule-jms:queue:" + place + "?connection=erp");

            try (var queues = new Queues(scene.broker())) {
                assertThat(queues.orderIds(place)).containsExactlyInAnyOrderElementsOf(poison(scene));
            }
            scene.verdict().requireConserved();
        }
    }

    @Test
    void each_dead_letter_is_once_in_the_topic_though_the_bridge_dies_before_the_brokers_commit() throws Exception {
        try (var scene = Scene.shared(dir);
                var topics = new Topics(scene.bootstrapServers())) {
            var place = scene.topic() + "-dead";
            topics.create(place, 1);
            settleWithADeath(scene, "bascule-kafka:" + place + "?connection=cloud");

            assertThat(TopicReader.readAll(scene.bootstrapServers(), place))
                    .extracting(kafkaRecord -> Arrival.of(kafkaRecord).orderId())
                    .containsExactlyInAnyOrderElementsOf(poison(scene));
            scene.verdict().requireConserved();
        }
    }

    private void settleWithADeath(Scene scene, String place) throws Exception {
        var trigger = dir.resolve("halt-at");
        // One lane: another could be between its Kafka and its SQL commit, where a second copy in the topic is in the
        // documented limits.
        var route = scene.routeTo(scene.topic(), 1).replace("lanes: 1", "lanes: 1, deadLetter: \"RAW(" + place + ")\"");
        var bridge = scene.start(scene.folder("a", 1).route("orders", route), BridgeProcess.withKillAgent(trigger));
        Files.writeString(trigger, "SOURCE_COMMIT:enter");
        scene.send(OrderStream.withPoison("n", 10, 3), 300);
        bridge.process().awaitEnd(HALT_TIMEOUT);
        Files.delete(trigger);
        bridge.startAgain();
        bridge.awaitReady();
        scene.awaitQuiet();
        assertThat(bridge.client().route(scene.route()).redelivered()).isPositive();
    }

    private static List<String> poison(Scene scene) {
        return scene.sent().of(Order.Kind.POISON).stream().map(Order::id).toList();
    }
}
