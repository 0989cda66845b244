package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.OutcomeCounts;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.deadletter.SampleMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final LaneId LANE = new LaneId("i", "orders", 0, new SourceId("erp", "queue:Q"));

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final History history = new History(now::get);

    @Test
    void begins_when_it_is_made_and_leaves_out_the_point_under_way() {
        settled(new OutcomeCounts(1, 0, 0, 0, 0), Duration.ofMillis(10));
        assertThat(history.of("orders").taken()).isEmpty();
        assertThat(history.of("orders").from()).isEqualTo(START.toString());
        pass(10);
        assertThat(history.of("orders").taken()).containsExactly(1);
    }

    @Test
    void counts_and_averages_by_point() {
        settled(new OutcomeCounts(5, 1, 2, 1, 3), Duration.ofMillis(10));
        settled(new OutcomeCounts(1, 0, 0, 0, 0), Duration.ofMillis(20));
        history.step(LANE, SettleStep.KAFKA_FLUSH, Duration.ofMillis(4));
        history.step(LANE, SettleStep.KAFKA_FLUSH, Duration.ofMillis(8));
        pass(20);
        settled(new OutcomeCounts(7, 0, 0, 0, 0), Duration.ofMillis(30));
        pass(10);

        var points = history.of("orders");
        assertThat(points.taken()).containsExactly(10, 0, 7);
        assertThat(points.delivered()).containsExactly(6, 0, 7);
        assertThat(points.duplicate()).containsExactly(2, 0, 0);
        assertThat(points.deadLettered()).containsExactly(1, 0, 0);
        assertThat(points.batchSeconds()).containsExactly(0.015, null, 0.03);
        assertThat(points.settleSeconds().get("kafka_flush")).containsExactly(0.006, null, null);
        assertThat(points.messageAgeSeconds().get(1)).isNull();
    }

    @Test
    void has_an_hour_and_no_more() {
        settled(new OutcomeCounts(9, 0, 0, 0, 0), Duration.ofMillis(10));
        for (int i = 0; i < 500; i++) {
            pass(10);
            settled(new OutcomeCounts(1, 0, 0, 0, 0), Duration.ofMillis(10));
        }
        var points = history.of("orders");
        assertThat(points.taken()).hasSize(360).containsOnly(1);
        assertThat(points.from()).isEqualTo(now.get().minus(Duration.ofHours(1)).toString());
        pass(3600);
        assertThat(history.of("orders").taken()).hasSize(360).startsWith(1).endsWith(0);
        pass(10);
        assertThat(history.of("orders").taken()).containsOnly(0);
    }

    private void settled(OutcomeCounts counts, Duration total) {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        batch.add(SampleMessage.of(1));
        history.settled(batch, counts, total);
    }

    private void pass(int seconds) {
        now.set(now.get().plusSeconds(seconds));
    }
}
