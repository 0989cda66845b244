package dev.bascule.source.jms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrefetchPlanTest {
    private static final long BATCH_BYTES = 8 << 20;

    private final PrefetchPlan plan = new PrefetchPlan(BATCH_BYTES, true);

    @Test
    void of_messages_of_unknown_size_a_client_that_counts_holds_few() {
        assertThat(plan.next(500).messages()).isEqualTo(20);
        assertThat(plan.next(5).messages()).isEqualTo(10);
        assertThat(plan.outgrown()).isFalse();
    }

    @Test
    void of_small_messages_it_holds_two_batches_once_they_are_known() {
        plan.next(500);
        plan.seen(1_000);
        assertThat(plan.outgrown()).isTrue();
        assertThat(plan.next(500).messages()).isEqualTo(1_000);
        assertThat(plan.outgrown()).isFalse();
    }

    @Test
    void of_large_messages_it_holds_what_two_batches_have_in_bytes() {
        plan.seen(1 << 20);
        assertThat(plan.next(500).messages()).isEqualTo(16);
    }

    @Test
    void of_a_message_larger_than_any_batch_it_holds_one() {
        plan.seen(100 << 20);
        assertThat(plan.next(500).messages()).isEqualTo(1);
    }

    @Test
    void it_is_outgrown_when_messages_get_larger_and_not_before_they_have_doubled() {
        seen(100, 20_000);
        int before = plan.next(500).messages();
        seen(50, 40_000);
        assertThat(plan.outgrown()).isFalse();
        seen(500, 100_000);
        assertThat(plan.outgrown()).isTrue();
        assertThat(plan.next(500).messages()).isLessThan(before / 2);
    }

    @Test
    void empty_messages_are_counted() {
        plan.seen(0);
        assertThat(plan.next(500).messages()).isEqualTo(1_000);
    }

    @Test
    void a_client_that_counts_bytes_is_never_outgrown() {
        var bytes = new PrefetchPlan(BATCH_BYTES, false);
        assertThat(bytes.next(500)).isEqualTo(new Prefetch(1_000, 2 * 500 * 2048));
        bytes.seen(5 << 20);
        assertThat(bytes.outgrown()).isFalse();
        assertThat(bytes.next(500)).isEqualTo(new Prefetch(1_000, 16 << 20));
    }

    private void seen(int count, int bytes) {
        for (int i = 0; i < count; i++) {
            plan.seen(bytes);
        }
    }
}
