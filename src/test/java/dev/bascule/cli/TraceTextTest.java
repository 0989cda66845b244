package dev.bascule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bascule.manage.Json;
import org.junit.jupiter.api.Test;

class TraceTextTest {
    @Test
    void a_delivered_message_has_a_line_for_each_target() throws Exception {
        assertThat(
                        text(
                                """
                        {"key": "order-1", "messages": [{"key": "order-1", "messageId": "ID:1", "takenAt": "T1", "endedAt": "T2",
                          "source": "erp/queue:Q", "route": "orders", "instance": "dc1", "lane": 0, "batch": 17, "outcome": "delivered",
                          "targets": [{"target": "bascule-kafka:orders", "receipt": "orders-0@5"}, {"target": "http://partner"}]}],
                         "deadLetters": [], "window": {"messages": 1}, "hints": []}"""))
                .isEqualTo(
                        """
                        delivered by orders at T2
                          key      order-1  (ID:1)
                          taken    T1 from erp/queue:Q
                          by       instance dc1, lane 0, batch 17
                          target   bascule-kafka:orders  orders-0@5
                          target   http://partner  (no receipt)""");
    }

    @Test
    void a_dead_letter_says_why_and_where_it_is() throws Exception {
        assertThat(
                        text(
                                """
                        {"key": "k", "messages": [{"key": "k", "takenAt": "T1", "endedAt": "T2", "source": "s", "route": "orders",
                          "instance": "i", "lane": 0, "batch": 1, "outcome": "dead_lettered", "reason": "too_large", "stage": "to1",
                          "error": "2 MB", "targets": [], "deadLetterId": "abc"}],
                         "deadLetters": [{"id": "abc", "route": "orders", "reason": "too_large", "stage": "to1", "error": "2 MB", "lastAt": "T2"}],
                         "window": {}, "hints": []}"""))
                .contains(
                        "  reason   too_large at to1: 2 MB\n  letter   abc\n\n",
                        "among the dead letters of orders since T2",
                        "letter   abc  (bascule deadletter show abc)");
    }

    @Test
    void of_what_is_not_known_it_says_what_is_covered_and_what_may_hold_it_up() throws Exception {
        assertThat(
                        text(
                                """
                        {"key": "k", "messages": [], "deadLetters": [], "window": {"from": "T0", "messages": 1000},
                         "hints": ["orders has 12 messages waiting at its source"]}"""))
                .isEqualTo(
                        """
                        no message is known by k
                        the trace has 1000 messages, taken since T0
                        orders has 12 messages waiting at its source""");
    }

    private static String text(String json) throws JsonProcessingException {
        return TraceText.of(Json.tree(json));
    }
}
