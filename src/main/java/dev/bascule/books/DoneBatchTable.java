package dev.bascule.books;

import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;
import dev.bascule.database.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of one source in the table of done batches. Immutable. */
record DoneBatchTable(SourceId source) {
    private static final String SELECT =
            "SELECT instance, route, lane, batch_number, done_keys FROM done_batch WHERE source = ?";
    private static final String INSERT =
            "INSERT INTO done_batch (source, instance, route, lane, batch_number, done_keys)"
                    + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String OF_LANE = " WHERE source = ? AND instance = ? AND route = ? AND lane = ?";
    private static final String DELETE = "DELETE FROM done_batch" + OF_LANE + " AND batch_number = ?";
    private static final String DELETE_UNCHANGED = DELETE + " AND done_keys = ?";
    private static final String UPDATE =
            "UPDATE done_batch SET done_keys = ?" + OF_LANE + " AND batch_number = ? AND done_keys = ?";
    private static final String TRIM = "DELETE FROM done_batch" + OF_LANE
            + " AND batch_number <= (SELECT batch_number FROM done_batch" + OF_LANE
            + " ORDER BY batch_number DESC LIMIT 1 OFFSET ?)";

    List<DoneBatch> all(Session session) throws SQLException {
        var select = session.prepare(SELECT);
        select.setString(1, source.toString());
        var batches = new ArrayList<DoneBatch>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                var lane = new LaneId(rows.getString(1), rows.getString(2), rows.getInt(3), source);
                batches.add(new DoneBatch(lane, rows.getLong(4), rows.getBytes(5)));
            }
        }
        return batches;
    }

    /** A batch that is there already is left: its lane's books refuse the new one. */
    void add(Session session, LaneId lane, long number, byte[] keys) throws SQLException {
        var insert = session.prepare(INSERT);
        bind(insert, 1, lane);
        insert.setLong(5, number);
        insert.setBytes(6, keys);
        insert.executeUpdate();
    }

    void remove(Session session, LaneId lane, long number) throws SQLException {
        var delete = session.prepare(DELETE);
        bind(delete, 1, lane);
        delete.setLong(5, number);
        delete.executeUpdate();
    }

    /** Leaves the lane its {@code most} latest batches. */
    void trim(Session session, LaneId lane, int most) throws SQLException {
        var trim = session.prepare(TRIM);
        bind(trim, 1, lane);
        bind(trim, 5, lane);
        trim.setInt(9, most);
        trim.executeUpdate();
    }

    /**
     * Stores what is left of {@code batch}.
     *
     * @return false if somebody else has changed it since it was read; it was left
     */
    boolean shrink(Session session, DoneBatch batch) throws SQLException {
        int last;
        PreparedStatement statement;
        if (batch.left().isEmpty()) {
            statement = session.prepare(DELETE_UNCHANGED);
            last = bind(statement, 1, batch.lane());
        } else {
            statement = session.prepare(UPDATE);
            statement.setBytes(1, DoneBatch.encode(batch.left()));
            last = bind(statement, 2, batch.lane());
        }
        statement.setLong(last, batch.number());
        statement.setBytes(last + 1, batch.stored());
        return statement.executeUpdate() == 1;
    }

    /** @return the position behind the lane's */
    private int bind(PreparedStatement statement, int from, LaneId lane) throws SQLException {
        statement.setString(from, source.toString());
        statement.setString(from + 1, lane.instance());
        statement.setString(from + 2, lane.route());
        statement.setInt(from + 3, lane.lane());
        return from + 4;
    }
}
