package dev.bascule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.manage.Json;
import org.junit.jupiter.api.Test;

class StatusCommandTest {
    @Test
    void prints_a_table_of_routes_and_one_of_connections() throws Exception {
        var status = Json.tree(
                """
                {"instance": "dc1", "state": "TARGET_DOWN", "routes": [{"id": "orders", "file": "routes/o.yaml",
                 "state": "TARGET_DOWN", "reason": "cloud: no answer",
                 "promise": [{"target": "Kafka orders (cloud)", "level": "exactly-once", "order": "in order per lane", "why": ""}],
                 "books": {"taken": 12, "delivered": 10, "filtered": 1, "duplicate": 0, "deadLettered": 1, "redelivered": 0,
                 "balanced": true}, "ratePerSecond": 2.6, "backlog": null, "oldestSeconds": null}],
                 "connections": [{"name": "cloud", "kind": "kafka", "up": false, "error": "no answer", "since": null}]}
                """);

        assertThat(StatusCommand.text(status))
                .isEqualTo(
                        """
                        dc1: TARGET_DOWN

                        ROUTE   STATE        MSG/S  BACKLOG  TAKEN  DELIVERED  FILTERED  DUPLICATE  DEAD  REASON
                        orders  TARGET_DOWN  3      -        12     10         1         0          1     cloud: no answer

                        orders → Kafka orders (cloud): exactly-once, in order per lane

                        CONNECTION  KIND   UP  SINCE  ERROR
                        cloud       kafka  NO  -      no answer
                        """);
    }
}
