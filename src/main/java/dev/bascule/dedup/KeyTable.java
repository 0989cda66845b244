package dev.bascule.dedup;

import dev.bascule.batch.DedupKey;
import dev.bascule.database.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of one window in the database. Statements are for so many keys at once that a batch needs few, in few sizes, so that they stay
 * prepared. Immutable.
 */
record KeyTable(long windowId) {
    /** The claim of keys that are used up although no claim of theirs was found; never open. */
    static final long NO_CLAIM = -1;

    private static final int[] SIZES = {256, 64, 16, 4, 1};
    private static final String IS_USED_UP =
            "SELECT 1 FROM dedup_key AS k WHERE k.window_id = ? AND k.high = ? AND k.low = ?"
                    + " AND NOT EXISTS (SELECT 1 FROM dedup_lane AS l WHERE l.claim = k.claim)";
    private static final String RELEASE =
            "DELETE FROM dedup_key WHERE window_id = ? AND high = ? AND low = ? AND claim = ?";
    private static final String RELEASE_ALL =
            "DELETE FROM dedup_key WHERE window_id = ? AND claimed_at = ? AND claim = ?";
    static final String FORGET = "DELETE FROM dedup_key WHERE window_id = ? AND (high, low) IN"
            + " (SELECT k.high, k.low FROM dedup_key AS k WHERE k.window_id = ? AND k.claimed_at < ?"
            + " AND NOT EXISTS (SELECT 1 FROM dedup_lane AS l WHERE l.claim = k.claim)"
            + " ORDER BY k.claimed_at, k.high, k.low LIMIT ?)";
    private static final String COUNT = "SELECT COUNT(*) FROM dedup_key WHERE window_id = ?";
    private static final String PAGE = "SELECT claimed_at, high, low FROM dedup_key WHERE window_id = ?"
            + " AND (claimed_at, high, low) > (?, ?, ?) ORDER BY claimed_at, high, low LIMIT ?";

    /** A key with its time, as {@link #page} reads them. */
    record Dated(long claimedAtMillis, DedupKey key) {
        /** Before all others. */
        static final Dated FIRST = new Dated(Long.MIN_VALUE, new DedupKey(Long.MIN_VALUE, Long.MIN_VALUE));
    }

    /** The window of {@code route}, made when missing. */
    static KeyTable of(Session session, String route) throws SQLException {
        var insert = session.prepare("INSERT INTO dedup_window (route) VALUES (?) ON CONFLICT DO NOTHING");
        insert.setString(1, route);
        insert.executeUpdate();
        var select = session.prepare("SELECT id FROM dedup_window WHERE route = ?");
        select.setString(1, route);
        try (var row = select.executeQuery()) {
            row.next();
            return new KeyTable(row.getLong(1));
        }
    }

    /**
     * Gives {@code claim} those of {@code keys} that nobody has.
     *
     * @param keys in their order, which keeps concurrent claims from waiting for each other in a circle
     * @return the keys that it got
     */
    Set<DedupKey> claim(Session session, List<DedupKey> keys, long claim, long atMillis) throws SQLException {
        var got = new HashSet<DedupKey>(2 * keys.size());
        for (int from = 0; from < keys.size(); ) {
            var some = keys.subList(from, from + size(keys.size() - from));
            var insert = session.prepare("INSERT INTO dedup_key (window_id, high, low, claim, claimed_at)"
                    + " SELECT ?, column1, column2, ?, ? FROM (" + values(some.size())
                    + ") AS v WHERE true ON CONFLICT DO NOTHING RETURNING high, low");
            insert.setLong(1, windowId);
            insert.setLong(2, claim);
            insert.setLong(3, atMillis);
            bind(insert, 4, some);
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    got.add(key(rows, 1));
                }
            }
            from += some.size();
        }
        return got;
    }

    /** Who has each of {@code keys}: empty if it is used up; a key that nobody has is missing. */
    Map<DedupKey, Optional<OpenClaim>> owners(Session session, List<DedupKey> keys) throws SQLException {
        var owners = new HashMap<DedupKey, Optional<OpenClaim>>();
        for (int from = 0; from < keys.size(); ) {
            var some = keys.subList(from, from + size(keys.size() - from));
            // CROSS JOIN makes SQLite look up each key, instead of reading the window.
            var select = session.prepare("SELECT v.column1, v.column2, " + LaneTable.COLUMNS + " FROM ("
                    + values(some.size())
                    + ") AS v CROSS JOIN dedup_key AS k LEFT JOIN dedup_lane AS l ON l.claim = k.claim"
                    + " WHERE k.window_id = ? AND k.high = v.column1 AND k.low = v.column2");
            bind(select, 1, some);
            select.setLong(1 + 2 * some.size(), windowId);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    boolean open = rows.getString(3) != null;
                    owners.put(key(rows, 1), open ? Optional.of(LaneTable.read(rows, 3)) : Optional.empty());
                }
            }
            from += some.size();
        }
        return owners;
    }

    /** Whether {@code key} is used up; one that a lane is about to settle is not. */
    boolean isUsedUp(Session session, DedupKey key) throws SQLException {
        var select = session.prepare(IS_USED_UP);
        select.setLong(1, windowId);
        select.setLong(2, key.high());
        select.setLong(3, key.low());
        try (var rows = select.executeQuery()) {
            return rows.next();
        }
    }

    /** Uses up {@code keys}, whatever is known of them. */
    void useUp(Session session, List<DedupKey> keys, long atMillis) throws SQLException {
        claim(session, keys.stream().sorted().toList(), NO_CLAIM, atMillis);
    }

    /** Takes {@code keys} away from {@code claim}. */
    void release(Session session, Collection<DedupKey> keys, long claim) throws SQLException {
        var delete = session.prepare(RELEASE);
        for (var key : keys) {
            delete.setLong(1, windowId);
            delete.setLong(2, key.high());
            delete.setLong(3, key.low());
            delete.setLong(4, claim);
            delete.addBatch();
        }
        delete.executeBatch();
    }

    /** Takes all its keys away from {@code open}. */
    void releaseAll(Session session, OpenClaim open) throws SQLException {
        var delete = session.prepare(RELEASE_ALL);
        delete.setLong(1, windowId);
        delete.setLong(2, open.claimedAtMillis());
        delete.setLong(3, open.claim());
        delete.executeUpdate();
    }

    /**
     * Forgets the eldest keys.
     *
     * @param most so many at most
     * @return how many there were
     */
    int forget(Session session, long olderThanMillis, long most) throws SQLException {
        var delete = session.prepare(FORGET);
        delete.setLong(1, windowId);
        delete.setLong(2, windowId);
        delete.setLong(3, olderThanMillis);
        delete.setLong(4, most);
        return delete.executeUpdate();
    }

    long count(Session session) throws SQLException {
        var select = session.prepare(COUNT);
        select.setLong(1, windowId);
        try (var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The next keys after {@code last}, eldest first. */
    List<Dated> page(Session session, Dated last, int most) throws SQLException {
        var select = session.prepare(PAGE);
        select.setLong(1, windowId);
        select.setLong(2, last.claimedAtMillis());
        select.setLong(3, last.key().high());
        select.setLong(4, last.key().low());
        select.setInt(5, most);
        var page = new ArrayList<Dated>(most);
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                page.add(new Dated(rows.getLong(1), key(rows, 2)));
            }
        }
        return page;
    }

    private static DedupKey key(ResultSet row, int from) throws SQLException {
        return new DedupKey(row.getLong(from), row.getLong(from + 1));
    }

    private static int size(int left) {
        for (int size : SIZES) {
            if (size <= left) {
                return size;
            }
        }
        throw new IllegalArgumentException("nothing is left");
    }

    private static String values(int rows) {
        return "VALUES (?, ?)" + ", (?, ?)".repeat(rows - 1);
    }

    private static void bind(PreparedStatement statement, int from, List<DedupKey> keys) throws SQLException {
        int at = from;
        for (var key : keys) {
            statement.setLong(at++, key.high());
            statement.setLong(at++, key.low());
        }
    }
}
