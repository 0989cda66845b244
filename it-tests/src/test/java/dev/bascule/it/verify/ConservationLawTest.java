package dev.bascule.it.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.it.load.Order;
import dev.bascule.it.load.SentOrders;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConservationLawTest {
    private static final Order FIRST = new Order("a", "g", 0, Order.Kind.GOOD);
    private static final Order SECOND = new Order("b", "g", 1, Order.Kind.GOOD);
    private static final Order POISON = new Order("p", "g", 2, Order.Kind.POISON);
    private static final Order TEST = new Order("TEST-t", "g", 3, Order.Kind.TEST);

    private final SentOrders sent = new SentOrders();
    private final Arrivals arrivals = new Arrivals();

    @Test
    void is_content_when_every_order_is_in_one_place() {
        sent.acknowledge(List.of(FIRST, SECOND, POISON, TEST));
        arrive(FIRST);

        assertThat(ConservationLaw.judge(sent, arrivals, List.of("p"), List.of("b"))
                        .conserved())
                .isTrue();
    }

    @Test
    void names_what_is_missing() {
        sent.acknowledge(List.of(FIRST, SECOND));
        arrive(FIRST);

        var verdict = ConservationLaw.judge(sent, arrivals, List.of(), List.of());

        assertThat(verdict.missing()).containsExactly("b");
        assertThatThrownBy(verdict::requireConserved).hasMessageContaining("missing: b");
    }

    @Test
    void names_what_is_there_twice_or_in_two_places() {
        sent.acknowledge(List.of(FIRST, POISON));
        arrive(FIRST);
        arrive(FIRST);

        var verdict = ConservationLaw.judge(sent, arrivals, List.of("p"), List.of("p"));

        assertThat(verdict.repeated()).containsExactly("a (2 times)", "p (2 times)");
    }

    @Test
    void allows_an_order_of_unknown_fate_in_one_place_or_none() {
        sent.leaveOpen(List.of(FIRST, SECOND));
        arrive(FIRST);

        assertThat(ConservationLaw.judge(sent, arrivals, List.of(), List.of()).conserved())
                .isTrue();
    }

    @Test
    void names_what_nobody_sent() {
        arrive(FIRST);

        assertThat(ConservationLaw.judge(sent, arrivals, List.of(), List.of()).strangers())
                .containsExactly("a");
    }

    @Test
    void names_delivered_poison_and_good_orders_among_the_dead_letters() {
        sent.acknowledge(List.of(FIRST, POISON));
        arrive(POISON);

        assertThat(ConservationLaw.judge(sent, arrivals, List.of("a"), List.of())
                        .misjudged())
                .containsExactly("a (GOOD, dead-lettered)", "p (POISON, delivered)");
    }

    @Test
    void notices_an_order_after_a_later_one_of_its_group() {
        sent.acknowledge(List.of(FIRST, SECOND));
        arrive(SECOND);
        arrive(FIRST);

        var verdict = ConservationLaw.judge(sent, arrivals, List.of(), List.of());

        assertThat(verdict.conserved()).isTrue();
        assertThat(verdict.inOrder()).isFalse();
    }

    private void arrive(Order order) {
        arrivals.add(new Arrival(order.id(), order.group(), order.sequence(), 0, 0, 0));
    }
}
