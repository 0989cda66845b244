package dev.bascule.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.DedupBounds;
import dev.bascule.batch.DedupKey;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.QueryPlan;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DedupWindowTest {
    private static final DedupBounds SMALLEST = new DedupBounds(Duration.ofHours(1), DedupBounds.MIN_KEYS);

    @TempDir
    Path data;

    private final SteppedClock clock = new SteppedClock();
    private Database database;

    @BeforeEach
    void open() {
        database = Database.embedded(data);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void forgetting_reads_what_is_old_and_nothing_else() throws Exception {
        assertThat(QueryPlan.of(database, LocalKeys.ELDEST))
                .contains("SEARCH b USING INDEX dedup_batch_by_time (window_id=? AND claimed_at<?)")
                .noneMatch(step -> step.contains("TEMP B-TREE"));
        assertThat(QueryPlan.of(database, KeyTable.FORGET))
                .anyMatch(step -> step.contains("USING INDEX dedup_key_by_time (window_id=? AND claimed_at<?)")
                        || step.contains("USING COVERING INDEX dedup_key_by_time (window_id=? AND claimed_at<?)"))
                .noneMatch(step -> step.startsWith("SCAN dedup_key") || step.startsWith("SCAN k"));
    }

    @Test
    void one_transaction_forgets_a_piece() throws Exception {
        var keys = window(false).keys();
        keys.load();
        useUp(keys, 0, 2_000);
        clock.pass(Duration.ofMillis(1));
        assertThat(keys.forget(clock.millis(), DedupWindow.PIECE)).isEqualTo(DedupWindow.PIECE);
        assertThat(keys.count()).isEqualTo(2_000 - DedupWindow.PIECE);
    }

    @Test
    void a_claim_that_got_its_keys_bit_by_bit_is_forgotten_whole() throws Exception {
        var keys = window(false).keys();
        keys.load();
        var claim =
                new OpenClaim(new LaneId("i", "orders", 0, new SourceId("erp", "queue:Q")), 4711, 1, clock.millis());
        for (int part = 0; part < 2; part++) {
            var some = hashes(part * DedupWindow.PIECE, DedupWindow.PIECE);
            keys.change(Durability.CRASH, session -> keys.claim(session, some, claim));
        }
        clock.pass(Duration.ofMillis(1));

        assertThat(keys.forget(clock.millis(), DedupWindow.PIECE)).isEqualTo(2 * DedupWindow.PIECE);
        assertThat(keys.count()).isZero();
        assertThat(keys.knows(KeyHash.of("order-" + DedupWindow.PIECE))).isFalse();
    }

    private static List<DedupKey> hashes(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> KeyHash.of("order-" + number))
                .toList();
    }

    @Test
    void a_window_that_processes_share_is_counted_once_a_minute() throws Exception {
        var window = window(true);
        window.keys().load();
        useUp(window.keys(), 0, DedupBounds.MIN_KEYS);
        window.forget();
        useUp(window.keys(), DedupBounds.MIN_KEYS, 300);

        clock.pass(DedupWindow.SHARED_COUNT_EVERY.minusSeconds(1));
        window.forget();
        assertThat(window.keys().count()).isEqualTo(DedupBounds.MIN_KEYS + 300);

        clock.pass(Duration.ofSeconds(1));
        window.forget();
        assertThat(window.keys().count()).isEqualTo(DedupBounds.MIN_KEYS);
        assertThat(window.size()).isEqualTo(DedupBounds.MIN_KEYS);
        assertThat(window.isFull()).isTrue();
    }

    @Test
    void a_window_of_one_process_is_always_within_its_bounds() throws Exception {
        var window = window(false);
        window.keys().load();
        for (int round = 0; round < 2; round++) {
            useUp(window.keys(), round * DedupBounds.MIN_KEYS, DedupBounds.MIN_KEYS);
            window.forget();
            assertThat(window.size()).isEqualTo(DedupBounds.MIN_KEYS);
        }
    }

    private DedupWindow window(boolean shared) {
        return new DedupWindow("orders", SMALLEST, database, shared, clock);
    }

    /** In batches of a hundred. */
    private void useUp(Keys keys, int first, int count) throws Exception {
        for (int from = first; from < first + count; from += 100) {
            useUp(keys, hashes(from, 100));
        }
    }

    private void useUp(Keys keys, List<DedupKey> some) throws Exception {
        keys.change(Durability.CRASH, session -> {
            keys.useUp(session, some, clock.millis());
            return true;
        });
    }

    /** Stands still until it is told to pass. */
    private static final class SteppedClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T10:15:30Z");

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
