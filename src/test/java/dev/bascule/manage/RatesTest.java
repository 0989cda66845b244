package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.OutcomeCounts;
import dev.bascule.batch.SourceId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RatesTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Rates rates = new Rates(() -> now);

    @Test
    void averages_over_the_ten_seconds_before_this_one() {
        assertThat(rates.perSecond("orders")).isZero();

        settle(100);
        assertThat(rates.perSecond("orders")).isZero();

        pass(1);
        settle(50);
        assertThat(rates.perSecond("orders")).isEqualTo(10);

        pass(1);
        assertThat(rates.perSecond("orders")).isEqualTo(15);

        pass(9);
        assertThat(rates.perSecond("orders")).isEqualTo(5);

        pass(100);
        assertThat(rates.perSecond("orders")).isZero();
    }

    private void settle(int messages) {
        var lane = new LaneId("i", "orders", 0, new SourceId("erp", "queue:Q"));
        rates.settled(new Batch(lane, LaneBooks.EMPTY), new OutcomeCounts(messages, 0, 0, 0, 0), Duration.ofMillis(5));
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }
}
