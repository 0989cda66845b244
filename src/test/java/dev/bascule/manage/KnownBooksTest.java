package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.books.Books;
import dev.bascule.database.Database;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownBooksTest {
    private static final SourceId SOURCE = new SourceId("erp", "queue:ERP.ORDERS");
    private static final LaneBooks TEN = new LaneBooks(1, 10, 0, 0, 0, 0);
    private static final LaneBooks TWENTY = new LaneBooks(2, 20, 0, 0, 0, 0);

    @TempDir
    Path data;

    private Database database;
    private KnownBooks known;

    @BeforeEach
    void store() throws Exception {
        database = Database.embedded(data);
        var books = new Books(database);
        for (int lane = 0; lane < 4; lane++) {
            books.rollForward(lane(lane), TEN);
        }
        books.rollForward(new LaneId("dc1-a", "other", 0, SOURCE), TEN);
        known = new KnownBooks(books, "dc1-a");
        known.refresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void lanes_that_a_route_no_longer_has_still_count() {
        assertThat(known.of("orders", Map.of(lane(0), TWENTY, lane(1), TWENTY)).taken())
                .isEqualTo(60);
    }

    @Test
    void a_lane_that_has_not_read_its_books_yet_does_not_hide_them() {
        assertThat(known.of("orders", Map.of(lane(0), LaneBooks.EMPTY)).taken()).isEqualTo(40);
    }

    @Test
    void nothing_is_asked_of_the_database_but_by_a_refresh() {
        database.close();
        assertThat(known.of("orders", Map.of()).taken()).isEqualTo(40);
        assertThatThrownBy(known::refresh).isInstanceOfAny(UnavailableException.class, IllegalStateException.class);
        assertThat(known.of("orders", Map.of()).taken()).isEqualTo(40);
    }

    private static LaneId lane(int number) {
        return new LaneId("dc1-a", "orders", number, SOURCE);
    }
}
