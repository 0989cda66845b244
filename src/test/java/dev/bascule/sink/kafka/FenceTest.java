package dev.bascule.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.StopSignal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FenceTest {
    private Duration now = Duration.ofDays(1);
    private final Fence fence = new Fence(new LaneClock() {
        @Override
        public long nanoTime() {
            return now.toNanos();
        }

        @Override
        public void sleep(Duration duration, StopSignal stop) {
            throw new UnsupportedOperationException();
        }
    });

    @Test
    void a_lane_that_was_not_fenced_is_free() {
        assertThat(fence.holds("1/1")).isFalse();
    }

    @Test
    void keeps_away_as_long_as_the_other_works() {
        fence.raise();
        for (int i = 0; i < 100; i++) {
            assertThat(fence.holds("7/" + i)).isTrue();
            now = now.plus(Fence.QUIET).minusSeconds(1);
        }
    }

    @Test
    void may_try_again_when_the_other_has_been_quiet() {
        fence.raise();
        assertThat(fence.holds("7/1")).isTrue();
        now = now.plus(Fence.QUIET).minusNanos(1);
        assertThat(fence.holds("7/1")).isTrue();
        now = now.plusNanos(1);
        assertThat(fence.holds("7/1")).isFalse();
        assertThat(fence.isRaised()).isFalse();
    }
}
