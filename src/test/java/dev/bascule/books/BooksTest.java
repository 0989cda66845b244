package dev.bascule.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BooksTest {
    private static final SourceId SOURCE = new SourceId("erp", "queue:ERP.ORDERS");
    private static final LaneId LANE = new LaneId("dc1-a", "erp-orders", 0, SOURCE);
    private static final LaneBooks SEVENTH = new LaneBooks(7, 70, 5, 3, 2, 1);

    @TempDir
    Path data;

    private Database database;
    private Books books;

    @BeforeEach
    void open() {
        database = Database.embedded(data);
        books = new Books(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_lane_that_never_settled_has_empty_books() throws Exception {
        assertThat(books.load(LANE)).isEqualTo(LaneBooks.EMPTY);
        assertThat(books.byLane("dc1-a")).isEmpty();
    }

    @Test
    void survive_being_opened_again() throws Exception {
        assertThat(advance(LANE, SEVENTH)).isTrue();
        database.close();
        open();
        assertThat(books.load(LANE)).isEqualTo(SEVENTH);
    }

    @Test
    void never_go_back() throws Exception {
        advance(LANE, SEVENTH);
        var sixth = new LaneBooks(6, 100, 100, 100, 100, 100);
        assertThat(advance(LANE, sixth)).isFalse();
        assertThat(books.rollForward(LANE, sixth)).isFalse();
        assertThat(books.load(LANE)).isEqualTo(SEVENTH);
    }

    @Test
    void roll_forward_to_a_later_entry() throws Exception {
        advance(LANE, SEVENTH);
        var ninth = new LaneBooks(9, 90, 5, 3, 2, 1);
        assertThat(books.rollForward(LANE, ninth)).isTrue();
        assertThat(books.rollForward(LANE, ninth)).isFalse();
        assertThat(books.load(LANE)).isEqualTo(ninth);
    }

    @Test
    void an_entry_of_the_same_batch_does_not_take_its_dead_letters_away() throws Exception {
        advance(LANE, SEVENTH);
        assertThat(books.rollForward(LANE, new LaneBooks(7, 70, 5, 3, 1, 1))).isFalse();
        assertThat(books.load(LANE)).isEqualTo(SEVENTH);
    }

    @Test
    void the_lane_itself_adds_the_dead_letters_to_a_batch_that_was_rolled_forward() throws Exception {
        books.rollForward(LANE, new LaneBooks(7, 70, 5, 3, 0, 1));
        assertThat(advance(LANE, SEVENTH)).isTrue();
        assertThat(books.load(LANE)).isEqualTo(SEVENTH);
    }

    @Test
    void come_back_from_the_ledger_when_a_lane_opens() throws Exception {
        var retired = new LaneId("dc1-a", "erp-orders", 3, SOURCE);
        var sixth = new LaneBooks(6, 60, 5, 3, 2, 1);
        advance(LANE, SEVENTH);
        var running = new LaneId("dc1-a", "erp-orders", 1, SOURCE);
        BooksFromLedger.Ledger ledger = () -> Map.of(LANE, sixth, running, sixth, retired, SEVENTH);

        new BooksFromLedger(running, books, ledger).open();
        assertThat(books.load(running)).isEqualTo(sixth);
        assertThat(books.load(retired)).isEqualTo(LaneBooks.EMPTY);

        new BooksFromLedger(LANE, books, ledger).open();
        assertThat(books.load(LANE)).isEqualTo(SEVENTH);
        assertThat(books.load(retired)).isEqualTo(SEVENTH);
    }

    @Test
    void are_listed_for_every_lane_and_source_of_an_instance() throws Exception {
        var old = new LaneId("dc1-a", "erp-orders", 0, new SourceId("erp", "topic:OLD/a/b"));
        advance(LANE, SEVENTH);
        advance(old, SEVENTH);
        advance(new LaneId("dc1-b", "erp-orders", 0, SOURCE), SEVENTH);
        assertThat(books.byLane("dc1-a")).isEqualTo(Map.of(LANE, SEVENTH, old, SEVENTH));
    }

    @Test
    void keep_what_was_taken_apart_from_the_outcomes_so_that_a_difference_shows() throws Exception {
        var missing = new LaneBooks(7, 10, 9, 0, 0, 0, 0);
        advance(LANE, missing);
        assertThat(books.load(LANE)).isEqualTo(missing);
        assertThat(books.load(LANE).isBalanced()).isFalse();
        assertThat(SEVENTH.isBalanced()).isTrue();
    }

    private boolean advance(LaneId lane, LaneBooks to) throws Exception {
        return database.write(Durability.CRASH, session -> Books.advance(session, lane, to));
    }
}
