package dev.bascule.books;

import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * One row per lane with its {@link LaneBooks}. A row never goes back: books that stand after an earlier batch than the stored ones change
 * nothing, so books may come late, twice and from several instances. Thread-safe.
 */
public final class Books {
    private static final String COUNTS =
            "batch_number, taken, delivered, filtered, duplicate, dead_lettered, redelivered";
    private static final String LOAD =
            "SELECT " + COUNTS + " FROM lane_books WHERE instance = ? AND route = ? AND lane = ? AND source = ?";
    private static final String UPSERT = "INSERT INTO lane_books (instance, route, lane, source, " + COUNTS
            + ", updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (instance, route, lane, source) DO UPDATE SET"
            + " batch_number = excluded.batch_number, taken = excluded.taken, delivered = excluded.delivered, filtered = excluded.filtered,"
            + " duplicate = excluded.duplicate, dead_lettered = excluded.dead_lettered, redelivered = excluded.redelivered,"
            + " updated_at = excluded.updated_at WHERE lane_books.batch_number ";
    private static final String ADVANCE = UPSERT + "<= excluded.batch_number";
    private static final String ROLL_FORWARD = UPSERT + "< excluded.batch_number";
    private static final String ALL = "SELECT " + COUNTS + ", route, lane, source FROM lane_books WHERE instance = ?";

    private final Database database;

    /** @param database stays the caller's to close */
    public Books(Database database) {
        this.database = database;
    }

    /** The lane's stored books; {@link LaneBooks#EMPTY} if there are none. */
    public LaneBooks load(LaneId lane) throws UnavailableException {
        return database.read(session -> {
            var select = session.prepare(LOAD);
            bindLane(select, lane);
            try (var rows = select.executeQuery()) {
                return rows.next() ? counts(rows) : LaneBooks.EMPTY;
            }
        });
    }

    /**
     * Takes over books that a ledger entry states, of any instance's lane, if they stand after a later batch than the stored ones. Those of the
     * same batch are left: they include its dead letters, which an entry does not.
     *
     * @return whether the stored books changed
     */
    public boolean rollForward(LaneId lane, LaneBooks inEntry) throws UnavailableException {
        return database.write(Durability.CRASH, session -> upsert(session, ROLL_FORWARD, lane, inEntry));
    }

    /** The books of every lane that {@code instance} ever had, of any source. */
    public Map<LaneId, LaneBooks> byLane(String instance) throws UnavailableException {
        return database.read(session -> {
            var select = session.prepare(ALL);
            select.setString(1, instance);
            var lanes = new HashMap<LaneId, LaneBooks>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    lanes.put(lane(instance, rows), counts(rows));
                }
            }
            return lanes;
        });
    }

    private static LaneId lane(String instance, ResultSet row) throws SQLException {
        return new LaneId(instance, row.getString(8), row.getInt(9), SourceId.parse(row.getString(10)));
    }

    /**
     * Stores what the lane itself counted, within the caller's transaction.
     *
     * @return false if the stored books stand after a later batch, and were left
     */
    static boolean advance(Session session, LaneId lane, LaneBooks books) throws SQLException {
        return upsert(session, ADVANCE, lane, books);
    }

    private static boolean upsert(Session session, String sql, LaneId lane, LaneBooks books) throws SQLException {
        var upsert = session.prepare(sql);
        bindLane(upsert, lane);
        upsert.setLong(5, books.batchNumber());
        upsert.setLong(6, books.taken());
        upsert.setLong(7, books.delivered());
        upsert.setLong(8, books.filtered());
        upsert.setLong(9, books.duplicate());
        upsert.setLong(10, books.deadLettered());
        upsert.setLong(11, books.redelivered());
        upsert.setLong(12, System.currentTimeMillis());
        return upsert.executeUpdate() == 1;
    }

    private static void bindLane(PreparedStatement statement, LaneId lane) throws SQLException {
        statement.setString(1, lane.instance());
        statement.setString(2, lane.route());
        statement.setInt(3, lane.lane());
        statement.setString(4, lane.source().toString());
    }

    private static LaneBooks counts(ResultSet row) throws SQLException {
        return new LaneBooks(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }
}
