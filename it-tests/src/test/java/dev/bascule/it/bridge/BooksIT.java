package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.it.load.Order;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooksIT {
    private static final Duration HALT_TIMEOUT = Duration.ofSeconds(30);
    private static final int ORDERS = 300;

    @TempDir
    Path dir;

    @ParameterizedTest(name = "every {0}th poison, every {1}th filtered")
    @CsvSource({"0, 1", "1, 0", "2, 1", "5, 3"})
    void each_message_is_counted_once_though_the_bridge_dies_between_its_books_and_the_brokers_commit(
            int poisonEvery, int testEvery) throws Exception {
        var trigger = dir.resolve("halt-at");
        try (var scene = Scene.shared(dir)) {
            var bridge = scene.start(scene.folder("a", 2), BridgeProcess.withKillAgent(trigger));
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

    private static long count(Scene scene, Order.Kind kind) {
        return scene.sent().of(kind).size();
    }
}
