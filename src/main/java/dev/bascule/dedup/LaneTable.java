package dev.bascule.dedup;

import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;
import dev.bascule.database.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The row of one lane in the table of open claims. Immutable. */
record LaneTable(LaneId lane) {
    /** As {@link #read} reads it. */
    static final String COLUMNS = "l.instance, l.route, l.lane, l.source, l.claim, l.batch_number, l.claimed_at";

    private static final String KEY = " WHERE instance = ? AND route = ? AND lane = ? AND source = ?";
    private static final String TAKE =
            "INSERT INTO dedup_lane (instance, route, lane, source, holder, claim, batch_number, claimed_at)"
                    + " VALUES (?, ?, ?, ?, ?, 0, 0, 0) ON CONFLICT (instance, route, lane, source)"
                    + " DO UPDATE SET holder = excluded.holder RETURNING claim, batch_number, claimed_at";
    private static final String SWAP = "UPDATE dedup_lane SET holder = ?" + KEY + " AND claim = ?";
    private static final String BEGIN =
            "UPDATE dedup_lane SET claim = ?, batch_number = ?, claimed_at = ?" + KEY + " AND claim = 0 AND holder = ?";
    private static final String END = "UPDATE dedup_lane SET claim = 0" + KEY + " AND claim = ? AND holder = ?";
    private static final String HOLDS = "SELECT 1 FROM dedup_lane" + KEY + " AND claim = ? AND holder = ?";

    /** Makes {@code holder} the one who may end what is open, or begin if nothing is. */
    OpenClaim take(Session session, long holder) throws SQLException {
        var take = session.prepare(TAKE);
        bind(take, 1);
        take.setLong(5, holder);
        try (var row = take.executeQuery()) {
            row.next();
            return new OpenClaim(lane, row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    /** As {@link #take}, of another lane; false if {@code open} has ended meanwhile. */
    boolean swap(Session session, OpenClaim open, long holder) throws SQLException {
        var swap = session.prepare(SWAP);
        swap.setLong(1, holder);
        bind(swap, 2);
        swap.setLong(6, open.claim());
        return swap.executeUpdate() == 1;
    }

    /** False if something is open, or somebody else is the holder. */
    boolean begin(Session session, OpenClaim open, long holder) throws SQLException {
        var begin = session.prepare(BEGIN);
        begin.setLong(1, open.claim());
        begin.setLong(2, open.batchNumber());
        begin.setLong(3, open.claimedAtMillis());
        bind(begin, 4);
        begin.setLong(8, holder);
        return begin.executeUpdate() == 1;
    }

    /** From then on the keys of {@code open} are used up, unless they are deleted. False if somebody else ends it, or has. */
    boolean end(Session session, OpenClaim open, long holder) throws SQLException {
        var end = session.prepare(END);
        bind(end, 1);
        end.setLong(5, open.claim());
        end.setLong(6, holder);
        return end.executeUpdate() == 1;
    }

    /** Whether {@code open} is still the holder's to end. */
    boolean holds(Session session, OpenClaim open, long holder) throws SQLException {
        var select = session.prepare(HOLDS);
        bind(select, 1);
        select.setLong(5, open.claim());
        select.setLong(6, holder);
        try (var rows = select.executeQuery()) {
            return rows.next();
        }
    }

    static OpenClaim read(ResultSet row, int from) throws SQLException {
        var source = SourceId.parse(row.getString(from + 3));
        var lane = new LaneId(row.getString(from), row.getString(from + 1), row.getInt(from + 2), source);
        return new OpenClaim(lane, row.getLong(from + 4), row.getLong(from + 5), row.getLong(from + 6));
    }

    private void bind(PreparedStatement statement, int from) throws SQLException {
        statement.setString(from, lane.instance());
        statement.setString(from + 1, lane.route());
        statement.setInt(from + 2, lane.lane());
        statement.setString(from + 3, lane.source().toString());
    }
}
