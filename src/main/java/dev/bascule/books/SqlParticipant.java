package dev.bascule.books;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.database.BatchWriter;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.Session;
import java.sql.SQLException;
import java.util.List;

/**
 * The SQL step of settling: whatever the writers have (dead letters), then the lane's books, in one transaction.
 *
 * <p>The commit waits for the disk unless the batch has records: those have put the same books into the ledger entry, from which the lane
 * starts if a power loss takes the row back. Once the commit has returned, nothing is left to undo: if the source then does not forget the
 * batch, its messages are found in the ledger or among the dead letters.
 *
 * <p>One per lane, on the lane's thread.
 */
public final class SqlParticipant implements Participant {
    private final Database database;
    private final Books books;
    private final LaneId lane;
    private final List<BatchWriter> writers;
    private LaneBooks lastBooks = LaneBooks.EMPTY;

    /**
     * @param database stays the caller's to close
     * @param writers in the order in which they write; without the dead letters' one if the route keeps those elsewhere
     */
    public SqlParticipant(Database database, LaneId lane, List<BatchWriter> writers) {
        this.database = database;
        this.books = new Books(database);
        this.lane = lane;
        this.writers = List.copyOf(writers);
    }

    @Override
    public void open() throws UnavailableException {
        lastBooks = books.load(lane);
    }

    @Override
    public void probe() throws UnavailableException {
        database.probe();
    }

    @Override
    public void settle(SettleStep step, Batch batch) throws UnavailableException {
        if (step != SettleStep.SQL) {
            return;
        }
        var after = batch.booksAfter();
        database.write(durability(batch), session -> write(session, batch, after));
        lastBooks = after;
    }

    @Override
    public LaneBooks lastBooks() {
        return lastBooks;
    }

    private LaneBooks write(Session session, Batch batch, LaneBooks after) throws SQLException, UnavailableException {
        for (var writer : writers) {
            if (writer.concerns(batch)) {
                writer.write(session, batch);
            }
        }
        if (!Books.advance(session, lane, after)) {
            throw overtaken(after);
        }
        return after;
    }

    private UnavailableException overtaken(LaneBooks after) {
        return new UnavailableException(
                Kind.MISCONFIGURED,
                "database",
                "the books of lane " + lane + " are already past batch " + after.batchNumber()
                        + ": does another bridge run as instance " + lane.instance() + "?",
                null);
    }

    Durability durability(Batch batch) {
        for (var writer : writers) {
            if (writer.concerns(batch)) {
                return Durability.POWER_LOSS;
            }
        }
        return hasRecords(batch) ? Durability.CRASH : Durability.POWER_LOSS;
    }

    private static boolean hasRecords(Batch batch) {
        for (var delivery : batch.deliveries()) {
            if (!delivery.appends().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
