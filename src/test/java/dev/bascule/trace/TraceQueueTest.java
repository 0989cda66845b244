package dev.bascule.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceQueueTest {
    private final TraceQueue queue = new TraceQueue();

    @Test
    void what_has_no_room_is_dropped_and_counted() throws Exception {
        queue.offer(batch(10, TraceQueue.MOST_BYTES - 100));
        queue.offer(batch(7, 200));
        queue.offer(batch(3, 50));
        assertThat(queue.droppedMessages()).isEqualTo(7);
        assertThat(queue.take(Duration.ZERO).orElseThrow()).hasSize(2);
    }

    @Test
    void what_was_taken_has_its_room_until_it_is_done() throws Exception {
        queue.offer(batch(10, TraceQueue.MOST_BYTES));
        var taken = queue.take(Duration.ZERO).orElseThrow();
        queue.offer(batch(1, 1));
        assertThat(queue.droppedMessages()).isEqualTo(1);
        queue.done(taken);
        queue.offer(batch(1, 1));
        assertThat(queue.droppedMessages()).isEqualTo(1);
    }

    @Test
    void what_was_put_back_comes_first_and_in_order() throws Exception {
        queue.offer(batch(1, 1));
        queue.offer(batch(2, 1));
        queue.putBack(queue.take(Duration.ZERO).orElseThrow());
        queue.offer(batch(3, 1));
        assertThat(queue.take(Duration.ZERO).orElseThrow())
                .extracting(PackedBatch::messages)
                .containsExactly(1, 2, 3);
    }

    @Test
    void a_closed_queue_gives_what_it_has_and_then_ends() throws Exception {
        queue.offer(batch(1, 1));
        queue.close();
        queue.offer(batch(2, 1));
        assertThat(queue.droppedMessages()).isEqualTo(2);
        var taken = queue.take(Duration.ofHours(1)).orElseThrow();
        assertThat(taken).hasSize(1);
        queue.done(taken);
        assertThat(queue.take(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void batches_are_joined_to_rows_of_a_good_size() {
        var small = batch(1_000, 10);
        assertThat(TraceWriter.segments(List.of(small, small, small, small, small, small)))
                .extracting(PackedBatch::messages)
                .containsExactly(5_000, 1_000);
        var large = batch(1, TraceWriter.SEGMENT_BYTES);
        assertThat(TraceWriter.segments(List.of(large, large)))
                .extracting(PackedBatch::messages)
                .containsExactly(1, 1);
    }

    private static PackedBatch batch(int messages, int bytes) {
        return new PackedBatch(messages, 0, new int[0], new byte[bytes]);
    }
}
