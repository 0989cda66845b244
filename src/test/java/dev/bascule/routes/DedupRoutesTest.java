package dev.bascule.routes;

import static dev.bascule.routes.Samples.fromQueue;
import static dev.bascule.routes.Samples.problems;
import static dev.bascule.routes.Samples.promises;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DedupRoutesTest {
    private static final String SINK = "- to: {uri: \"bascule-kafka:orders\", parameters: {connection: cloud}}\n";

    @Test
    void the_dedup_window_keeps_the_promise() {
        assertThat(promises(fromQueue(once("'#dedup'", "", SINK))))
                .containsExactly("orders → Kafka orders (cloud): exactly-once, in order per lane");
    }

    @Test
    void what_cannot_be_withdrawn_is_told() {
        assertThat(promises(fromQueue(once("'#dedup'", "", SINK + "- to: {uri: \"jms:queue:copy\"}\n"))))
                .singleElement()
                .asString()
                .contains("jms:queue:copy: at-least-once")
                .contains("it cannot be withdrawn when another lane has the same key at the same time");
    }

    @Test
    void another_repository_would_lose_messages() {
        assertThat(problems(fromQueue(once("'#memory'", "", SINK))))
                .containsExactly(
                        "routes/a.yaml:7:11: idempotentRepository #memory keeps a key before the batch is settled: messages of a"
                                + " batch that goes back would be taken for duplicates and lost; use #dedup");
    }

    @Test
    void another_repository_is_no_business_of_ours_in_a_route_without_batches() {
        var route = fromQueue(once("'#memory'", "", SINK))
                .replace("bascule-jms:queue:ERP.ORDERS", "timer:t")
                .replace("connection: erp, lanes: 2", "period: 1000");
        assertThat(problems(route)).isEmpty();
    }

    @Test
    void the_window_needs_a_batch() {
        var route = fromQueue(once("'#dedup'", "", SINK))
                .replace("bascule-jms:queue:ERP.ORDERS", "timer:t")
                .replace("connection: erp, lanes: 2", "period: 1000");
        assertThat(problems(route))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:7:11: #dedup uses keys up when a batch is settled");
    }

    @Test
    void a_key_that_is_added_at_the_end_is_refused() {
        assertThat(problems(fromQueue(once("'#dedup'", "eager: false", SINK))))
                .singleElement()
                .asString()
                .startsWith("routes/a.yaml:7:11: eager: false has no meaning with #dedup");
    }

    private static String once(String repository, String option, String steps) {
        return "- idempotentConsumer:\n    expression: {simple: '${header.orderId}'}\n    idempotentRepository: "
                + repository + "\n    " + option + "\n    steps:\n" + steps.indent(6);
    }
}
