package dev.bascule.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.QueryPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterCountsTest {
    private static final DeadLetterFilter ALL = DeadLetterFilter.ALL;

    @TempDir
    Path data;

    private final AtomicReference<Instant> now = new AtomicReference<>(SampleMessage.TAKEN_AT);
    private Database database;
    private DeadLetterStore store;
    private DeadLetterCounts counts;

    @BeforeEach
    void open() {
        database = Database.embedded(data);
        store = new DeadLetterStore(database);
        counts = new DeadLetterCounts(store, now::get);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void counting_reads_no_letter() throws Exception {
        assertThat(QueryPlan.of(database, DeadLetterStore.COUNTS))
                .containsExactly("SCAN dead_letter USING COVERING INDEX dead_letter_by_count");
    }

    @Test
    void what_the_list_says_of_all_or_of_a_route_is_counted_without_reading_letters() throws Exception {
        var byRoute = ALL.route("erp-orders");
        for (var filter : List.of(ALL, byRoute, byRoute.reason(DeadLetterReason.TOO_LARGE), ALL.key("order-1"))) {
            var plan = QueryPlan.of(database, Conditions.COUNT + new Conditions(filter).where());
            assertThat(plan).singleElement().asString().contains("USING COVERING INDEX");
        }
    }

    @Test
    void tells_the_oldest_of_each_route_and_reason() throws Exception {
        put(SampleLetter.id("a").at(now.get().plusSeconds(9)).make());
        put(SampleLetter.id("b").make());
        put(SampleLetter.id("c").route("other").make());
        assertThat(counts.get())
                .containsExactly(
                        new DeadLetterCount("erp-orders", DeadLetterReason.STEP_FAILED, 2, SampleMessage.TAKEN_AT),
                        new DeadLetterCount("other", DeadLetterReason.STEP_FAILED, 1, SampleMessage.TAKEN_AT));
    }

    @Test
    void counts_once_for_all_who_ask_within_a_while() throws Exception {
        put(SampleLetter.id("a").make());
        var first = counts.get();
        put(SampleLetter.id("b").make());
        now.set(now.get().plus(DeadLetterCounts.AGE).minusMillis(1));
        assertThat(counts.get()).isSameAs(first);
        now.set(now.get().plusMillis(1));
        assertThat(counts.get()).extracting(DeadLetterCount::letters).containsExactly(2L);
    }

    @Test
    void whoever_changes_letters_sees_them_counted_anew() throws Exception {
        counts.get();
        put(SampleLetter.id("a").make());
        counts.outdated();
        assertThat(counts.get()).extracting(DeadLetterCount::letters).containsExactly(1L);
    }

    private void put(DeadLetter letter) throws Exception {
        database.write(Durability.CRASH, session -> {
            store.put(session, List.of(letter));
            return true;
        });
    }
}
