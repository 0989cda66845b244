package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeCommand;
import dev.bascule.it.verify.TopicReader;
import dev.bascule.it.verify.Topics;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotReloadIT {
    private static final Duration EFFECT_WITHIN = Duration.ofSeconds(5);

    @TempDir
    Path dir;

    @Test
    void a_good_edit_takes_effect_under_load_without_losing_or_repeating_a_message() throws Exception {
        try (var scene = Scene.shared(dir);
                var topics = new Topics(scene.bootstrapServers())) {
            var other = scene.topic() + "-edited";
            topics.create(other, 2);
            var folder = scene.folder("a", 2, "reload: true");
            var bridge = scene.start(folder);
            try (var load = scene.load(OrderStream.good("h", 10), 300)) {
                await().until(() -> bridge.client().route(scene.route()).taken() >= 300);
                folder.route("orders", scene.routeTo(other, 3));
                await().atMost(EFFECT_WITHIN).until(() -> !TopicReader.readAll(scene.bootstrapServers(), other)
                        .isEmpty());
                assertThat(load.failures()).isZero();
            }
            scene.awaitQuiet();

            scene.verdict(scene.topic(), other).requireConserved();
        }
    }

    @Test
    void a_route_on_hold_takes_nothing_with_its_new_text_either_until_it_is_resumed() throws Exception {
        try (var scene = Scene.shared(dir);
                var topics = new Topics(scene.bootstrapServers())) {
            var other = scene.topic() + "-edited";
            topics.create(other, 2);
            var folder = scene.folder("a", 1, "reload: true");
            var bridge = scene.start(folder);
            BridgeCommand.route(folder, "hold", scene.route());
            await().until(() -> bridge.client().route(scene.route()).state().equals("HELD"));

            folder.route("orders", scene.routeTo(other, 2));
            await().until(() -> bridge.process().lines().stream()
                            .filter(line -> line.contains("state=HELD"))
                            .count()
                    == 3); // the one lane of the old text, two of the new
            scene.send(OrderStream.good("h", 10), 100);
            await().during(Duration.ofSeconds(2))
                    .until(() -> bridge.client().route(scene.route()).state().equals("HELD"));
            assertThat(TopicReader.readAll(scene.bootstrapServers(), other)).isEmpty();

            BridgeCommand.route(folder, "resume", scene.route());
            scene.awaitQuiet();
            scene.verdict(other).requireConserved();
        }
    }

    @Test
    void a_broken_edit_changes_nothing_and_health_names_file_line_and_column() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var folder = scene.folder("a", 2, "reload: true");
            var bridge = scene.start(folder);
            scene.send(OrderStream.good("w", 10), 300);
            await().until(() -> bridge.client().route(scene.route()).taken() >= 300);

            folder.route("orders", scene.routeTo(scene.topic(), 2).replace("connection: cloud", "conection: cloud"));
            await().atMost(EFFECT_WITHIN).until(() -> bridge.process().lines().stream()
                    .anyMatch(line -> line.matches(".*orders\\.yaml:\\d+:\\d+: .*connection.*")));

            scene.send(OrderStream.good("y", 10), 300);
            scene.awaitQuiet();
            scene.verdict().requireConserved();
            assertThat(bridge.client().health()).contains("orders.yaml:");
        }
    }
}
