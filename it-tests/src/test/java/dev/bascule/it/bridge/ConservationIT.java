package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.it.load.Order;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.StoredLetter;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConservationIT {
    /** One in a hundred is poison. More with {@code -Dbascule.it.orders=100000}. */
    private static final int ORDERS = Integer.getInteger("bascule.it.orders", 10_000);

    @TempDir
    Path dir;

    @Test
    void several_lanes_deliver_everything_once_and_keep_each_poison_message_with_its_original_bytes() throws Exception {
        try (var scene = Scene.shared(dir)) {
            scene.send(new OrderStream("c", 50, 100, 30), ORDERS);

            var bridge = scene.start(scene.folder("a", 4));
            scene.awaitQuiet();

            scene.verdict().requireConserved();
            var letters =
                    scene.deadLetters().stream().collect(Collectors.toMap(StoredLetter::orderId, letter -> letter));
            var poison = scene.sent().of(Order.Kind.POISON);
            assertThat(letters.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            poison.stream().map(Order::id).toList());
            for (var order : poison) {
                assertThat(bridge.client().body(letters.get(order.id()).id())).isEqualTo(order.bytes());
            }

            var books = bridge.client().route(scene.route());
            assertThat(books.balanced()).isTrue();
            assertThat(books.taken()).isEqualTo(ORDERS);
            assertThat(poison).hasSize(ORDERS / 100);
            assertThat(books.deadLettered()).isEqualTo(poison.size());
            assertThat(books.filtered())
                    .isEqualTo(scene.sent().of(Order.Kind.TEST).size());
        }
    }

    @Test
    void one_lane_keeps_the_order_of_each_group() throws Exception {
        try (var scene = Scene.shared(dir)) {
            scene.start(scene.folder("a", 1));
            scene.send(OrderStream.withPoison("o", 10, 50), 3_000);
            scene.awaitQuiet();

            scene.verdict().requireConserved().requireInOrder();
        }
    }

    @Test
    void two_instances_share_a_queue_while_one_is_killed_and_one_restarted() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var first = scene.start(scene.folder("a", 2));
            var second = scene.start(scene.folder("b", 2));
            try (var load = scene.load(OrderStream.good("t", 20), 500)) {
                scene.send(OrderStream.good("u", 20), 3_000);
                first.process().kill9();
                scene.send(OrderStream.good("v", 20), 1_000);
                second.stopCleanly();
                first.startAgain();
                second.startAgain();
                first.awaitReady();
                second.awaitReady();
                assertThat(load.failures()).isZero();
            }
            scene.awaitQuiet();

            scene.verdict().requireConserved();
        }
    }

    @Test
    void books_go_on_where_they_were_after_a_restart() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var bridge = scene.start(scene.folder("a", 2));
            scene.send(OrderStream.good("p", 20), 500);
            scene.awaitQuiet();
            bridge.stopCleanly();
            bridge.startAgain();
            bridge.awaitReady();
            scene.send(OrderStream.good("q", 20), 500);
            scene.awaitQuiet();

            assertThat(bridge.client().route(scene.route()).taken()).isEqualTo(1_000);
            scene.verdict().requireConserved();
        }
    }
}
