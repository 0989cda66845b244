package dev.bascule.deadletter;

import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who has done what to which dead letter. What changes letters is noted in the transaction that changes them; what only looks, before it is
 * answered. Thread-safe.
 */
public final class AuditLog {
    /** An answer has no more entries than this. */
    public static final int MOST_ENTRIES = 50_000;

    private static final String INSERT =
            "INSERT INTO dead_letter_audit (at, by_whom, action, letter_id, detail) VALUES (?, ?, ?, ?, ?)";
    private static final String SELECT = "SELECT at, by_whom, action, letter_id, detail FROM dead_letter_audit";

    private final Database database;

    /** @param database stays the caller's to close */
    public AuditLog(Database database) {
        this.database = database;
    }

    /** Notes entries, in a transaction of their own. */
    public void append(List<AuditEntry> entries) throws UnavailableException {
        database.write(Durability.POWER_LOSS, session -> {
            append(session, entries);
            return true;
        });
    }

    static void append(Session session, List<AuditEntry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        var insert = session.prepare(INSERT);
        for (var entry : entries) {
            insert.setLong(1, entry.at().toEpochMilli());
            insert.setString(2, entry.who());
            insert.setString(3, entry.action().name());
            if (entry.letterId().isPresent()) {
                insert.setString(4, entry.letterId().get());
            } else {
                insert.setNull(4, Types.VARCHAR);
            }
            insert.setString(5, entry.detail().replace('\0', '\uFFFD'));
            insert.addBatch();
        }
        insert.executeBatch();
    }

    /** The latest entries, newest first; of one letter, or of all. */
    public List<AuditEntry> latest(Optional<String> letterId, int limit) throws UnavailableException {
        int most = Math.min(Math.max(1, limit), MOST_ENTRIES);
        return database.search(session -> {
            var select = session.prepare(
                    SELECT + (letterId.isPresent() ? " WHERE letter_id = ?" : "") + " ORDER BY seq DESC LIMIT ?");
            int limitAt = 1;
            if (letterId.isPresent()) {
                select.setString(1, letterId.get());
                limitAt = 2;
            }
            select.setInt(limitAt, most);
            var entries = new ArrayList<AuditEntry>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(read(rows));
                }
            }
            return entries;
        });
    }

    private static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(
                Instant.ofEpochMilli(row.getLong(1)),
                row.getString(2),
                AuditEntry.Action.valueOf(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                row.getString(5));
    }
}
