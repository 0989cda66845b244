package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.deadletter.DeadLetterCounts;
import dev.bascule.deadletter.DeadLetterStore;
import dev.bascule.deadletter.DeadLetterWriter;
import dev.bascule.deadletter.SampleMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterWatchTest {
    private static final long MOST_LETTERS = 10;

    @TempDir
    Path data;

    private final AtomicReference<Instant> now = new AtomicReference<>(SampleMessage.TAKEN_AT.plusSeconds(60));
    private Database database;
    private DeadLetterStore store;
    private DeadLetterWatch watch;

    @BeforeEach
    void open() {
        database = Database.embedded(data);
        store = new DeadLetterStore(database);
        watch = new DeadLetterWatch(new DeadLetterCounts(store, now::get), MOST_LETTERS, now::get);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_there_at_the_start_is_no_growth() throws Exception {
        put(1, 2);
        watch.refresh();
        assertThat(watch.cautions()).isEmpty();
        assertThat(watch.oldestSeconds()).containsOnlyKeys("erp-orders").containsValue(60L);
    }

    @Test
    void growth_is_told_for_a_while() throws Exception {
        put(1);
        watch.refresh();
        put(2, 3);
        pass(DeadLetterWatch.EVERY);
        assertThat(watch.cautions()).containsExactly("erp-orders: 2 more dead letters within 10 minutes, 3 in all");
        pass(DeadLetterWatch.WHILE.plusSeconds(1));
        pass(DeadLetterWatch.WHILE.plusSeconds(1));
        assertThat(watch.cautions()).isEmpty();
    }

    @Test
    void the_first_letters_of_a_route_are_growth() throws Exception {
        watch.refresh();
        put(1);
        pass(DeadLetterWatch.EVERY);
        assertThat(watch.cautions()).containsExactly("erp-orders: 1 more dead letters within 10 minutes, 1 in all");
    }

    @Test
    void a_letter_that_waits_for_a_day_is_told() throws Exception {
        put(1);
        watch.refresh();
        pass(Duration.ofHours(30));
        assertThat(watch.cautions()).containsExactly("erp-orders: its oldest dead letter has waited for 30 hours");
    }

    @Test
    void a_store_that_is_nearly_full_is_told() throws Exception {
        put(1, 2, 3, 4, 5, 6, 7, 8);
        watch.refresh();
        assertThat(watch.cautions()).isEmpty();
        put(9);
        pass(DeadLetterWatch.EVERY);
        assertThat(watch.cautions()).anyMatch(caution -> caution.contains("9 letters; with the 10"));
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
        watch.refresh();
    }

    private void put(int... numbers) throws UnavailableException {
        var batch = new Batch(new LaneId("i", "erp-orders", 0, new SourceId("erp", "queue:Q")), LaneBooks.EMPTY);
        for (int number : numbers) {
            batch.add(SampleMessage.of(number))
                    .end(new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "step", "it failed"));
        }
        database.write(Durability.CRASH, session -> {
            new DeadLetterWriter(store).write(session, batch);
            return numbers.length;
        });
    }
}
