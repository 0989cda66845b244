package dev.bascule.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How large the batches of a lane are, and which of them wait for the barrier. */
class LaneBatchTest {
    private final LaneLab lab = new LaneLab();

    @Test
    void the_first_batch_after_a_start_is_small_and_has_the_barrier() {
        lab.run();
        assertThat(lab.batchSizes.get(0)).isEqualTo(Caution.SMALL_BATCH);
        assertThat(lab.batchSizes.get(1)).isEqualTo(lab.limits.messages());
        assertThat(lab.target.barriers).isEqualTo(2);
    }

    @Test
    void every_batch_of_a_source_whose_flag_is_not_proven_has_the_barrier() {
        lab.session.flagsRedelivered = false;
        lab.run();
        assertThat(lab.target.barriers).isEqualTo(lab.batchSizes.size());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 7", "25, 25"})
    void no_batch_is_larger_than_its_bound(int bound, int largest) {
        lab.limits = new BatchLimits(bound, 1 << 20, Duration.ofMillis(20), Duration.ofSeconds(10));
        lab.run();
        assertThat(lab.batchSizes).allMatch(size -> size <= largest);
        lab.assertConserved();
    }

    @Test
    void bytes_bound_a_batch_too() {
        lab.limits = new BatchLimits(25, 6, Duration.ofMillis(20), Duration.ofSeconds(10));
        lab.run();
        assertThat(lab.batchSizes).allMatch(size -> size <= 3);
        lab.assertConserved();
    }

    @Test
    void a_batch_that_becomes_too_large_while_it_is_routed_goes_back_once_and_smaller_ones_are_taken() {
        lab.limits = new BatchLimits(25, 100, Duration.ofMillis(20), Duration.ofSeconds(10));
        var inMemory = new AtomicInteger();
        var mostInMemory = new AtomicInteger();
        lab.participants.add(new Participant() {
            @Override
            public void settle(SettleStep step, Batch batch) {
                inMemory.set(0);
            }

            @Override
            public void abort(Batch batch) {
                inMemory.set(0);
            }
        });
        lab.router = delivery -> {
            delivery.append(new FakeTarget.Record(delivery.key(), 50));
            delivery.endByReach();
            mostInMemory.accumulateAndGet(inMemory.addAndGet(50), Math::max);
        };
        lab.run();
        assertThat(mostInMemory.get()).isLessThanOrEqualTo((int) lab.limits.appendedBytes() + 50);
        assertThat(lab.batchSizes).allMatch(size -> size <= 9);
        assertThat(LaneLab.allIds()).allMatch(id -> lab.broker.attempts(id) <= 2);
        assertThat(lab.states).containsExactly(BridgeState.RUNNING, BridgeState.STOPPED);
        lab.assertConserved();
    }

    @Test
    void a_message_that_becomes_more_than_fits_into_memory_is_poison() {
        var delivery = new Batch(LaneLab.ID, LaneBooks.EMPTY).add(new FakeBroker.Message("m", 1, false));
        var half = new FakeTarget.Record("m", (int) (Delivery.MOST_APPENDED_BYTES / 2));
        delivery.append(half);
        delivery.append(half);

        assertThatExceptionOfType(PoisonException.class)
                .isThrownBy(() -> delivery.append(half))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(DeadLetterReason.TOO_LARGE));
    }

    @Test
    void batches_of_a_slow_route_shrink_until_they_fit_their_age() {
        var fast = lab.router;
        lab.router = delivery -> {
            lab.clock.pass(Duration.ofSeconds(1));
            fast.route(delivery);
        };
        lab.run();
        assertThat(lab.batchSizes.get(1)).isEqualTo(25);
        assertThat(lab.batchSizes.subList(3, lab.batchSizes.size())).allMatch(size -> size <= 12);
        lab.assertConserved();
    }
}
