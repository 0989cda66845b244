package dev.bascule.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SourceId;
import dev.bascule.database.Database;
import dev.bascule.database.QueryPlan;
import dev.bascule.deadletter.AuditEntry.Action;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How letters leave the store other than by a replay, and come back. */
class DisposalTest {
    private static final Clock NOW = Clock.fixed(SampleMessage.TAKEN_AT.plus(Duration.ofDays(40)), ZoneOffset.UTC);

    @TempDir
    Path data;

    private Database database;
    private DeadLetterStore store;
    private AuditLog audit;

    @BeforeEach
    void open() {
        database = Database.embedded(data);
        store = new DeadLetterStore(database);
        audit = new AuditLog(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void plant(DeadLetter... letters) throws Exception {
        new Imports(database, store).add(List.of(letters), "test");
    }

    @Test
    void discards_what_matches_in_pieces_and_says_so_of_each() throws Exception {
        int letters = Discards.PIECE * 2 + 7;
        plant(IntStream.range(0, letters)
                .mapToObj(i -> SampleLetter.id("id" + i).make())
                .toArray(DeadLetter[]::new));
        plant(SampleLetter.id("other").route("other").make());
        var filter = DeadLetterFilter.ALL.route("erp-orders");

        assertThat(new Discards(database, NOW).count(filter)).isEqualTo(letters);
        assertThat(new Discards(database, NOW).remove(filter, "ann", Action.DISCARD, "test data"))
                .isEqualTo(letters);
        assertThat(store.count(DeadLetterFilter.ALL)).isEqualTo(1);
        assertThat(store.done(List.of("id0", "id406", "other"))).containsExactlyInAnyOrder("id0", "id406");
        assertThat(audit.latest(Optional.of("id99"), 1)).singleElement().satisfies(entry -> {
            assertThat(entry.who()).isEqualTo("ann");
            assertThat(entry.action()).isEqualTo(Action.DISCARD);
            assertThat(entry.detail()).isEqualTo("test data");
        });
    }

    @Test
    void a_removal_looks_up_its_letter_whatever_the_filter() throws Exception {
        var byText = new Conditions(DeadLetterFilter.ALL.route("erp-orders").text("iban"));
        assertThat(QueryPlan.of(database, Discards.removal(byText.unclaimed())))
                .containsExactly("SEARCH dead_letter USING INDEX sqlite_autoindex_dead_letter_1 (id=?)");
    }

    @Test
    void a_message_that_comes_again_after_its_letter_was_discarded_is_done() throws Exception {
        var lane = new LaneId("dc1-a", "erp-orders", 0, new SourceId("erp", "queue:ERP.ORDERS"));
        var message = SampleMessage.of(1);
        var id = DeadLetterId.of(lane.source(), message.doneKey());
        plant(SampleLetter.id(id).make());
        new Discards(database, NOW).remove(DeadLetterFilter.one(id), "ann", Action.DISCARD, "test");
        var batch = new Batch(lane, LaneBooks.EMPTY);
        var again = batch.add(message);
        var other = batch.add(SampleMessage.of(2));

        new DeadLetterLedger(store, new LettersInDoubt()).lookUp(batch, true);

        assertThat(again.outcome()).isInstanceOf(Outcome.AlreadyDone.class);
        assertThat(((Outcome.AlreadyDone) again.outcome()).letter()).isEmpty();
        assertThat(other.outcome()).isNull();
    }

    @Test
    void an_import_gives_back_what_was_exported() throws Exception {
        var body = new byte[] {0, 1, (byte) 0xc1, (byte) 0xff};
        var letter = SampleLetter.id("a")
                .body(body)
                .properties(Map.of(
                        "long", 5L, "int", 5, "float", 0.5f, "double", 1e300, "flag", true, "byte", (byte) 3, "text",
                        "x"))
                .deliveredTo("bascule-sqs:one")
                .make();
        plant(letter);
        var line = DeadLetterJson.toExport(store.find("a", 100).orElseThrow()).toString();
        new Discards(database, NOW).remove(DeadLetterFilter.ALL, "ann", Action.DISCARD, "test");

        var read = DeadLetterJson.fromJson(new ObjectMapper().readTree(line));
        assertThat(new Imports(database, store).add(List.of(read), "ann")).isEqualTo(1);
        assertThat(store.find("a", 100)).get().usingRecursiveComparison().isEqualTo(letter);
        assertThat(store.done(List.of("a"))).isEmpty();
        assertThat(new Imports(database, store).add(List.of(read), "ann")).isZero();
    }

    @Test
    void a_letter_without_its_whole_body_is_not_imported() {
        var cut = SampleLetter.id("a").make().withBody("text", new byte[0]);
        var json = DeadLetterJson.toExport(cut).put("bodyBytes", 9);
        assertThatThrownBy(() -> plant(DeadLetterJson.fromJson(json)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 of 9 bytes");
    }

    @Test
    void what_is_too_old_goes() throws Exception {
        plant(
                SampleLetter.id("old").make(),
                SampleLetter.id("kept").route("other").make());
        plant(SampleLetter.id("new").at(NOW.instant().minus(Duration.ofDays(3))).make());
        var retention = new Retention(database, Duration.ofDays(90), Map.of("erp-orders", Duration.ofDays(30)), NOW);
        retention.purge();

        assertThat(store.find("old", 1)).isEmpty();
        assertThat(store.find("new", 1)).isPresent();
        assertThat(store.find("kept", 1)).isPresent();
        assertThat(audit.latest(Optional.of("old"), 1).get(0).action()).isEqualTo(Action.EXPIRE);
        assertThat(store.done(List.of("old"))).containsExactly("old");

        var later = Clock.offset(NOW, Duration.ofDays(100));
        new Retention(database, Duration.ofDays(90), Map.of(), later).purge();
        assertThat(store.done(List.of("old"))).isEmpty();
        assertThat(audit.latest(Optional.empty(), 10)).isEmpty();
        assertThat(store.find("kept", 1)).isPresent();
    }
}
