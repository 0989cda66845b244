package dev.bascule.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterStoreTest {
    private static final int WHOLE = Integer.MAX_VALUE;

    @TempDir
    Path data;

    private Database database;
    private DeadLetterStore store;

    /** An empty one. */
    Database newDatabase() {
        return Database.embedded(data);
    }

    @BeforeEach
    void open() {
        database = newDatabase();
        store = new DeadLetterStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void gives_back_what_was_stored() throws Exception {
        var body = new byte[70_000];
        new Random(7).nextBytes(body);
        var letter = SampleLetter.id("a")
                .body(body)
                .deliveredTo("bascule-kafka:orders")
                .properties(Map.of("count", 5L, "ratio", 0.5f, "flag", true, "name", "żółw \0 \uD83D\uDE00"))
                .make();
        put(letter);
        assertThat(store.find("a", WHOLE)).get().usingRecursiveComparison().isEqualTo(letter);
        assertThat(store.find("b", WHOLE)).isEmpty();
    }

    @Test
    void the_same_message_dead_lettered_twice_is_one_row() throws Exception {
        var later = SampleMessage.TAKEN_AT.plusSeconds(60);
        put(SampleLetter.id("a").deliveredTo("aws2-sqs:one").make());
        put(SampleLetter.id("a")
                .at(later)
                .reason(DeadLetterReason.TOO_LARGE)
                .error("too large")
                .deliveredTo("http:two")
                .make());
        var letter = store.find("a", WHOLE).orElseThrow();
        assertThat(letters(DeadLetterFilter.ALL)).hasSize(1);
        assertThat(letter.attempts()).isEqualTo(2);
        assertThat(letter.firstAt()).isEqualTo(SampleMessage.TAKEN_AT);
        assertThat(letter.lastAt()).isEqualTo(later);
        assertThat(letter.reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
        assertThat(letter.error()).isEqualTo("too large");
        assertThat(letter.deliveredTo()).containsExactly("aws2-sqs:one", "http:two");
    }

    @Test
    void attempts_follow_the_source_when_it_counts() throws Exception {
        put(SampleLetter.id("a").attempts(2).make());
        put(SampleLetter.id("a").attempts(5).make());
        assertThat(store.find("a", WHOLE).orElseThrow().attempts()).isEqualTo(5);
    }

    @Test
    void filters_by_route_reason_time_and_key() throws Exception {
        var later = SampleMessage.TAKEN_AT.plusSeconds(60);
        put(
                SampleLetter.id("a").make(),
                SampleLetter.id("b").route("other").make(),
                SampleLetter.id("c").reason(DeadLetterReason.TOO_LARGE).make(),
                SampleLetter.id("d").at(later).make(),
                SampleLetter.id("e").key("order-2").make());
        var all = DeadLetterFilter.ALL;
        assertThat(ids(all)).containsExactly("a", "b", "c", "d", "e");
        assertThat(ids(all.route("other"))).containsExactly("b");
        assertThat(ids(all.reason(DeadLetterReason.TOO_LARGE))).containsExactly("c");
        assertThat(ids(all.since(later))).containsExactly("d");
        assertThat(ids(all.until(later))).containsExactly("a", "b", "c", "e");
        assertThat(ids(all.key("order-2"))).containsExactly("e");
        assertThat(ids(all.ids(Set.of("a", "c", "z")))).containsExactly("a", "c");
        assertThat(ids(all.route("erp-orders")
                        .reason(DeadLetterReason.STEP_FAILED)
                        .since(SampleMessage.TAKEN_AT)
                        .key("order-1")))
                .containsExactly("a", "d");
    }

    @Test
    void filters_by_a_text_in_what_came_with_the_message() throws Exception {
        put(
                SampleLetter.id("a").error("ORDER-TOTAL is 100%_off").make(),
                SampleLetter.id("b").properties(Map.of("region", "North")).make(),
                SampleLetter.id("c").error("no customer MÜLLER").make());
        assertThat(ids(DeadLetterFilter.ALL.text("MÜLLER"))).containsExactly("c");
        assertThat(ids(DeadLetterFilter.ALL.text("0%_OFF"))).containsExactly("a");
        assertThat(ids(DeadLetterFilter.ALL.text("north"))).containsExactly("b");
        assertThat(ids(DeadLetterFilter.ALL.text("%"))).containsExactly("a");
        assertThat(ids(DeadLetterFilter.ALL.text("' OR 1=1"))).isEmpty();
    }

    @Test
    void pages_meet_without_gap_or_overlap() throws Exception {
        var all = IntStream.range(0, 25).mapToObj(i -> "id" + i).toList();
        put(all.stream().map(id -> SampleLetter.id(id).make()).toArray(DeadLetter[]::new));
        var seen = new ArrayList<String>();
        var page = store.list(DeadLetterFilter.ALL, DeadLetterPage.START, 10);
        page.letters().forEach(letter -> seen.add(letter.id()));
        while (page.next().isPresent()) {
            assertThat(page.letters()).hasSize(10);
            page = store.list(DeadLetterFilter.ALL, page.next().getAsLong(), 10);
            page.letters().forEach(letter -> seen.add(letter.id()));
        }
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void the_last_page_may_be_full() throws Exception {
        put(SampleLetter.id("a").make(), SampleLetter.id("b").make());
        assertThat(store.list(DeadLetterFilter.ALL, DeadLetterPage.START, 2).next())
                .isEmpty();
    }

    @Test
    void a_list_leaves_bodies_out_and_says_how_large_they_are() throws Exception {
        put(SampleLetter.id("a").body(new byte[100_000]).make());
        assertThat(letters(DeadLetterFilter.ALL)).singleElement().satisfies(letter -> {
            assertThat(letter.body()).isEmpty();
            assertThat(letter.bodyBytes()).isEqualTo(100_000);
        });
    }

    @Test
    void as_much_of_a_body_is_read_as_is_asked_for() throws Exception {
        put(SampleLetter.id("a").body(new byte[] {1, 2, 3, 4}).make());
        assertThat(store.find("a", 4).orElseThrow().body()).containsExactly(1, 2, 3, 4);
        assertThat(store.find("a", 3).orElseThrow().body()).containsExactly(1, 2, 3);
        assertThat(store.find("a", 3).orElseThrow().bodyBytes()).isEqualTo(4);
    }

    @Test
    void large_properties_make_short_pages() throws Exception {
        Map<String, Object> large = Map.of("p", "x".repeat((int) DeadLetterPage.MOST_VALUE_CHARS));
        put(
                SampleLetter.id("a").properties(large).make(),
                SampleLetter.id("b").properties(large).make());
        var first = store.list(DeadLetterFilter.ALL, DeadLetterPage.START, 10);
        assertThat(first.letters()).extracting(DeadLetter::id).containsExactly("a");
        var second = store.list(DeadLetterFilter.ALL, first.next().getAsLong(), 10);
        assertThat(second.letters()).extracting(DeadLetter::id).containsExactly("b");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void counts_by_route_and_reason() throws Exception {
        put(
                SampleLetter.id("a").make(),
                SampleLetter.id("b").make(),
                SampleLetter.id("c").reason(DeadLetterReason.TOO_LARGE).make(),
                SampleLetter.id("d").route("other").make());
        assertThat(store.counts())
                .containsExactly(
                        new DeadLetterCount("erp-orders", DeadLetterReason.STEP_FAILED, 2, SampleMessage.TAKEN_AT),
                        new DeadLetterCount("erp-orders", DeadLetterReason.TOO_LARGE, 1, SampleMessage.TAKEN_AT),
                        new DeadLetterCount("other", DeadLetterReason.STEP_FAILED, 1, SampleMessage.TAKEN_AT));
    }

    @Test
    void finds_the_existing_among_more_ids_than_fit_one_query() throws Exception {
        put(SampleLetter.id("id3").make(), SampleLetter.id("id1299").make());
        var asked = IntStream.range(0, 1300).mapToObj(i -> "id" + i).toList();
        assertThat(store.existing(asked)).containsOnlyKeys("id3", "id1299");
        assertThat(store.existing(List.of("id3"))).containsOnlyKeys("id3");
        assertThat(store.existing(List.of())).isEmpty();
    }

    @Test
    void long_errors_are_cut() throws Exception {
        put(SampleLetter.id("a").error("x".repeat(100_000)).make());
        assertThat(store.find("a", WHOLE).orElseThrow().error())
                .hasSize(DeadLetter.MOST_ERROR_CHARS)
                .endsWith("x…");
    }

    @Test
    void a_thousand_at_once_keep_their_order_and_their_bytes() throws Exception {
        var letters = IntStream.range(0, 1000)
                .mapToObj(i -> SampleLetter.id("id" + i)
                        .body(("body " + i).getBytes(StandardCharsets.UTF_8))
                        .make())
                .toArray(DeadLetter[]::new);
        put(letters);
        var stored = letters(DeadLetterFilter.ALL);
        assertThat(stored).hasSize(1000);
        for (int i = 0; i < letters.length; i++) {
            assertThat(stored.get(i).id()).isEqualTo("id" + i);
            assertThat(store.find("id" + i, WHOLE).orElseThrow().body()).isEqualTo(letters[i].body());
        }
    }

    @Test
    void a_limit_below_one_is_refused() {
        assertThatThrownBy(() -> store.list(DeadLetterFilter.ALL, DeadLetterPage.START, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit");
    }

    private void put(DeadLetter... letters) throws UnavailableException {
        database.write(Durability.POWER_LOSS, session -> {
            store.put(session, Arrays.asList(letters));
            return true;
        });
    }

    private List<DeadLetter> letters(DeadLetterFilter filter) throws UnavailableException {
        return store.list(filter, DeadLetterPage.START, DeadLetterPage.MOST_LETTERS)
                .letters();
    }

    private List<String> ids(DeadLetterFilter filter) throws UnavailableException {
        return letters(filter).stream().map(DeadLetter::id).toList();
    }
}
