package dev.bascule.deadletter;

import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.Session;
import dev.bascule.deadletter.AuditEntry.Action;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Removes letters without delivering them: each leaves a tombstone and an entry in the audit, in the same transaction. In pieces of {@link
 * #PIECE}, looked for beforehand, so that no lane waits for long; what a replay has in hand stays. Thread-safe.
 */
public final class Discards {
    /** Letters in one transaction. */
    static final int PIECE = 200;

    private final Database database;
    private final Clock clock;

    /** @param database stays the caller's to close */
    public Discards(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How many would be removed. */
    public long count(DeadLetterFilter filter) throws UnavailableException {
        return database.search(new Conditions(filter).unclaimed()::count);
    }

    /**
     * Removes what matches now.
     *
     * @param action {@link Action#DISCARD}, or {@link Action#EXPIRE}
     * @param why for the audit
     * @return how many were removed
     */
    public long remove(DeadLetterFilter filter, String by, Action action, String why) throws UnavailableException {
        long last = database.search(Conditions::lastSeq);
        long removed = 0;
        var piece = new Piece(List.of(), DeadLetterPage.START);
        do {
            long after = piece.last();
            var found = database.search(session -> find(session, filter, after, last));
            removed += database.write(
                    Durability.POWER_LOSS, session -> remove(session, found.ids(), filter, by, action, why));
            piece = found;
        } while (piece.ids().size() == PIECE);
        return removed;
    }

    /** Letters that matched when they were looked for, oldest first, and the seq of the last one. */
    private record Piece(List<String> ids, long last) {}

    /** Outside the transaction that removes them: a search for a text may read all letters. */
    private static Piece find(Session session, DeadLetterFilter filter, long after, long last) throws SQLException {
        var conditions = new Conditions(filter).after(after).upTo(last).unclaimed();
        var select = session.prepare("SELECT id, seq FROM dead_letter" + conditions.where() + " ORDER BY seq LIMIT ?");
        select.setInt(conditions.bind(select) + 1, PIECE);
        var ids = new ArrayList<String>();
        long seq = after;
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
                seq = rows.getLong(2);
            }
        }
        return new Piece(ids, seq);
    }

    /** Removes those of {@code ids} that still match. */
    private long remove(
            Session session, List<String> ids, DeadLetterFilter filter, String by, Action action, String why)
            throws SQLException {
        var now = clock.instant();
        var gone = new ArrayList<String>();
        var conditions = new Conditions(filter).unclaimed();
        var delete = session.prepare(removal(conditions));
        int idAt = conditions.bind(delete) + 1;
        for (var id : ids) {
            delete.setString(idAt, id);
            if (delete.executeUpdate() == 1) {
                gone.add(id);
            }
        }
        Tombstones.put(session, gone, action.label(), now);
        AuditLog.append(session, audit(gone, by, action, why, now));
        return gone.size();
    }

    /** Of one letter, which is looked up. */
    static String removal(Conditions conditions) {
        return "DELETE FROM dead_letter" + conditions.where() + " AND id = ?";
    }

    private static List<AuditEntry> audit(List<String> ids, String by, Action action, String why, Instant now) {
        return ids.stream()
                .map(id -> new AuditEntry(now, by, action, Optional.of(id), why))
                .toList();
    }
}
