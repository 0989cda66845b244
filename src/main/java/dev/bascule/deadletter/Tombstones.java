package dev.bascule.deadletter;

import dev.bascule.database.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Ids of letters that have left the store because they were replayed or discarded. A message of theirs that the source delivers again, because its
 * commit was lost, is settled and not routed.
 */
public final class Tombstones {
    /** How long an id is remembered: a source may be down over a long weekend. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final String PUT = "INSERT INTO dead_letter_done (id, at, what) VALUES (?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET at = excluded.at, what = excluded.what";

    private Tombstones() {}

    static void put(Session session, Collection<String> ids, String what, Instant at) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        var insert = session.prepare(PUT);
        for (var id : ids) {
            insert.setString(1, id);
            insert.setLong(2, at.toEpochMilli());
            insert.setString(3, what);
            insert.addBatch();
        }
        insert.executeBatch();
    }

    static void remove(Session session, String id) throws SQLException {
        var delete = session.prepare("DELETE FROM dead_letter_done WHERE id = ?");
        delete.setString(1, id);
        delete.executeUpdate();
    }

    static Set<String> among(Session session, Collection<String> ids) throws SQLException {
        var found = new HashSet<String>();
        IdQuery.run(session, "SELECT id FROM dead_letter_done WHERE id IN ", ids, row -> found.add(row.getString(1)));
        return found;
    }
}
