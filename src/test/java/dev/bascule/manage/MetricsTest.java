package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.OutcomeCounts;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.deadletter.SampleMessage;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Metrics metrics = new Metrics(registry);
    private final LaneId lane = new LaneId("i", "orders", 0, new SourceId("erp", "queue:Q"));

    @Test
    void are_named_as_documented() {
        var batch = new Batch(lane, LaneBooks.EMPTY);
        batch.add(SampleMessage.withoutDoneKey(1));
        metrics.settled(batch, new OutcomeCounts(7, 2, 1, 3, 4), Duration.ofMillis(20));
        metrics.step(lane, SettleStep.KAFKA_FLUSH, Duration.ofMillis(5));

        assertThat(registry.scrape().replace(",}", "}"))
                .contains("bascule_messages_total{outcome=\"delivered\",route=\"orders\"} 7.0")
                .contains("bascule_messages_total{outcome=\"filtered\",route=\"orders\"} 2.0")
                .contains("bascule_messages_total{outcome=\"duplicate\",route=\"orders\"} 1.0")
                .contains("bascule_messages_total{outcome=\"dead_lettered\",route=\"orders\"} 3.0")
                .contains("bascule_redelivered_total{route=\"orders\"} 4.0")
                .contains("bascule_unidentified_total{route=\"orders\"} 1.0")
                .contains("bascule_batch_seconds_count{route=\"orders\"} 1.0")
                .contains("bascule_settle_seconds_count{route=\"orders\",step=\"kafka_flush\"} 1.0");
    }
}
