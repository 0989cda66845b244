package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.load.Order;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooksIT {
    private static final Duration HALT_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(10);
    private static final int ORDERS = 300;

    @TempDir
    Path dir;

    @ParameterizedTest(name = "every {0}th poison, every {1}th filtered")
    @CsvSource({"0, 1", "1, 0", "2, 1", "5, 3"})
    void each_message_is_counted_once_though_the_bridge_dies_between_its_books_and_the_brokers_commit(
            int poisonEvery, int testEvery) throws Exception {
        var trigger = dir.resolve("halt-at");
        try (var scene = Scene.shared(dir)) {
            var everyMessageMayBePoison = "poison: {failed: 0}";
            var bridge =
                    scene.start(scene.folder("a", 2, everyMessageMayBePoison), BridgeProcess.withKillAgent(trigger));
            Files.writeString(trigger, "SOURCE_COMMIT:enter");
            scene.send(new OrderStream("b", 10, poisonEvery, testEvery), ORDERS);
            bridge.process().awaitEnd(HALT_TIMEOUT);
            Files.delete(trigger);
            bridge.startAgain();
            bridge.awaitReady();
            scene.awaitQuiet();

            var books = bridge.client().route(scene.route());
            assertThat(books.redelivered()).isPositive();
            assertThat(books.taken()).isEqualTo(ORDERS);
            assertThat(books.filtered()).isEqualTo(count(scene, Order.Kind.TEST));
            assertThat(books.deadLettered()).isEqualTo(count(scene, Order.Kind.POISON));
            assertThat(books.delivered()).isEqualTo(count(scene, Order.Kind.GOOD));
            scene.verdict().requireConserved();
        }
    }

    @Test
    void the_books_come_back_from_the_ledger_when_the_database_was_deleted() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var folder = scene.folder("a", 3);
            var bridge = scene.start(folder);
            scene.send(new OrderStream("d", 10, 7, 5), ORDERS);
            scene.awaitQuiet();
            bridge.stopCleanly();

            deleteDatabase(folder);
            folder.route("orders", scene.routeTo(scene.topic(), 1));
            bridge.startAgain();
            bridge.awaitReady();

            await().atMost(SHOWN_WITHIN).untilAsserted(() -> assertThat(
                            bridge.client().route(scene.route()).taken())
                    .isEqualTo(ORDERS));
            var books = bridge.client().route(scene.route());
            assertThat(books.deadLettered()).isEqualTo(count(scene, Order.Kind.POISON));
            assertThat(books.filtered()).isEqualTo(count(scene, Order.Kind.TEST));
            assertThat(books.delivered()).isEqualTo(count(scene, Order.Kind.GOOD));
            assertThat(scene.deadLetters()).isEmpty();
        }
    }

    private static void deleteDatabase(BridgeFolder folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder.data(), "bascule.db*")) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    private static long count(Scene scene, Order.Kind kind) {
        return scene.sent().of(kind).size();
    }
}
