package dev.bascule.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bascule.batch.Append;
import dev.bascule.batch.Batch;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.database.BatchWriter;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.Session;
import dev.bascule.deadletter.DeadLetterCount;
import dev.bascule.deadletter.DeadLetterStore;
import dev.bascule.deadletter.DeadLetterWriter;
import dev.bascule.deadletter.SampleMessage;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlParticipantTest {
    private static final SourceId SOURCE = new SourceId("erp", "queue:ERP.ORDERS");
    private static final LaneId LANE = lane(0);

    @TempDir
    Path data;

    private Database database;
    private DeadLetterStore store;
    private Books books;

    @BeforeEach
    void open() {
        database = Database.embedded(data);
        store = new DeadLetterStore(database);
        books = new Books(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void stores_dead_letters_and_books_together_at_its_step_only() throws Exception {
        var participant = participant(LANE);
        var batch = batch(LANE, LaneBooks.EMPTY, 1);
        for (var step : SettleStep.values()) {
            if (step == SettleStep.SQL) {
                assertThat(books.load(LANE)).isEqualTo(LaneBooks.EMPTY);
            }
            participant.settle(step, batch);
        }
        var after = new LaneBooks(1, 0, 1, 0, 1, 0);
        assertThat(books.load(LANE)).isEqualTo(after);
        assertThat(participant.lastBooks()).isEqualTo(after);
        assertThat(store.counts())
                .containsExactly(
                        new DeadLetterCount("erp-orders", DeadLetterReason.STEP_FAILED, 1, SampleMessage.TAKEN_AT));
    }

    @Test
    void a_restarted_lane_goes_on_where_it_was() throws Exception {
        participant(LANE).settle(SettleStep.SQL, batch(LANE, LaneBooks.EMPTY, 1));
        database.close();
        open();
        var restarted = participant(LANE);
        restarted.probe();
        restarted.open();
        assertThat(restarted.lastBooks()).isEqualTo(new LaneBooks(1, 0, 1, 0, 1, 0));
    }

    @Test
    void writes_neither_dead_letters_nor_books_when_one_of_them_fails() throws Exception {
        BatchWriter failing = new BatchWriter() {
            @Override
            public boolean concerns(Batch batch) {
                return true;
            }

            @Override
            public void write(Session session, Batch batch) throws SQLException {
                throw new SQLException("disk on fire");
            }
        };
        var participant = new SqlParticipant(database, LANE, List.of(new DeadLetterWriter(store), failing));
        var failure = catchThrowableOfType(
                UnavailableException.class, () -> participant.settle(SettleStep.SQL, batch(LANE, LaneBooks.EMPTY, 1)));
        assertThat(failure).hasMessageContaining("disk on fire");
        assertThat(books.load(LANE)).isEqualTo(LaneBooks.EMPTY);
        assertThat(store.counts()).isEmpty();
        assertThat(participant.lastBooks()).isEqualTo(LaneBooks.EMPTY);
    }

    @Test
    void a_lane_whose_books_are_already_further_stores_nothing_and_says_why() throws Exception {
        books.rollForward(LANE, new LaneBooks(5, 1, 1, 1, 1, 1));
        var failure = catchThrowableOfType(UnavailableException.class, () -> participant(LANE)
                .settle(SettleStep.SQL, batch(LANE, LaneBooks.EMPTY, 1)));
        assertThat(failure.kind()).isEqualTo(Kind.MISCONFIGURED);
        assertThat(failure).hasMessageContaining("does another bridge run as instance dc1-a?");
        assertThat(store.counts()).isEmpty();
    }

    @Test
    void a_route_that_keeps_its_dead_letters_elsewhere_counts_them_all_the_same() throws Exception {
        var participant = new SqlParticipant(database, LANE, List.of());
        participant.settle(SettleStep.SQL, batch(LANE, LaneBooks.EMPTY, 1));
        assertThat(store.counts()).isEmpty();
        assertThat(books.load(LANE).deadLettered()).isEqualTo(1);
    }

    @Test
    void waits_for_the_disk_unless_the_ledger_has_the_same_books() {
        var participant = participant(LANE);
        var filtered = new Batch(LANE, LaneBooks.EMPTY);
        filtered.add(SampleMessage.of(1)).end(Outcome.FILTERED);
        var delivered = new Batch(LANE, LaneBooks.EMPTY);
        deliver(delivered, 1);
        var mixed = batch(LANE, LaneBooks.EMPTY, 2);
        deliver(mixed, 1);
        assertThat(participant.durability(filtered)).isEqualTo(Durability.POWER_LOSS);
        assertThat(participant.durability(delivered)).isEqualTo(Durability.CRASH);
        assertThat(participant.durability(mixed)).isEqualTo(Durability.POWER_LOSS);
    }

    @Test
    void lanes_settle_side_by_side_without_losing_a_count() throws Exception {
        int lanes = 4;
        int batches = 50;
        var threads = Executors.newFixedThreadPool(lanes);
        try {
            var work = new ArrayList<Callable<LaneBooks>>();
            for (int i = 0; i < lanes; i++) {
                var lane = lane(i);
                work.add(() -> settleMany(lane, batches));
            }
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(new LaneBooks(batches, 0, batches, 0, batches, 0));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(books.byLane("dc1-a").values().stream()
                        .mapToLong(LaneBooks::taken)
                        .sum())
                .isEqualTo(2L * lanes * batches);
        assertThat(store.counts().get(0).letters()).isEqualTo((long) lanes * batches);
    }

    private LaneBooks settleMany(LaneId lane, int batches) throws UnavailableException {
        var participant = participant(lane);
        participant.open();
        var last = participant.lastBooks();
        for (int i = 0; i < batches; i++) {
            var batch = batch(lane, last, lane.lane() * batches + i);
            participant.settle(SettleStep.SQL, batch);
            last = batch.booksAfter();
        }
        return books.load(lane);
    }

    private SqlParticipant participant(LaneId lane) {
        return new SqlParticipant(database, lane, List.of(new DeadLetterWriter(store)));
    }

    private static void deliver(Batch batch, int number) {
        var delivery = batch.add(SampleMessage.of(number));
        delivery.append(new SampleAppend());
        delivery.end(Outcome.DELIVERED);
    }

    private record SampleAppend() implements Append {
        @Override
        public String target() {
            return "bascule-kafka:orders";
        }

        @Override
        public int sizeBytes() {
            return 1;
        }
    }

    /** One dead letter and one filtered message. */
    private static Batch batch(LaneId lane, LaneBooks before, int number) {
        var batch = new Batch(lane, before);
        batch.add(SampleMessage.of(number)).end(new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "step1", "no"));
        batch.add(SampleMessage.of(-1 - number)).end(Outcome.FILTERED);
        return batch;
    }

    private static LaneId lane(int number) {
        return new LaneId("dc1-a", "erp-orders", number, SOURCE);
    }
}
