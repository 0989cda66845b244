package dev.bascule.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings the schema to this version's. All steps that are missing are applied in the caller's one transaction: afterwards the schema is
 * either the new one or untouched. A database that a newer version has migrated, or whose steps differ from ours, is refused unread.
 */
final class Migrator {
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum BIGINT NOT NULL,"
                    + " applied_at BIGINT NOT NULL)";

    private final Engine engine;
    private final List<Migration> migrations;

    Migrator(Engine engine, List<Migration> migrations) {
        this.engine = engine;
        this.migrations = migrations;
    }

    void migrate(Session session) throws SQLException {
        engine.lockSchema(session);
        session.execute(TABLE);
        var applied = applied(session);
        for (var migration : migrations) {
            var checksum = applied.remove(migration.version());
            if (checksum == null) {
                apply(session, migration);
            } else if (checksum != migration.checksum()) {
                throw new UnusableDatabaseException(
                        "step " + migration.name()
                                + " of its schema is not the one that this version of Bascule knows: use the version that made it");
            }
        }
        if (!applied.isEmpty()) {
            throw new UnusableDatabaseException(
                    "its schema has steps " + applied.keySet() + ", this version of Bascule knows " + migrations.size()
                            + ": use the newer version that made it, or a copy from before");
        }
    }

    private static Map<Integer, Long> applied(Session session) throws SQLException {
        var applied = new TreeMap<Integer, Long>();
        try (var rows =
                session.prepare("SELECT version, checksum FROM schema_version").executeQuery()) {
            while (rows.next()) {
                applied.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return applied;
    }

    private void apply(Session session, Migration migration) throws SQLException {
        for (var statement : migration.statements()) {
            session.execute(engine.dialect(statement));
        }
        var insert =
                session.prepare("INSERT INTO schema_version (version, name, checksum, applied_at) VALUES (?, ?, ?, ?)");
        insert.setInt(1, migration.version());
        insert.setString(2, migration.name());
        insert.setLong(3, migration.checksum());
        insert.setLong(4, System.currentTimeMillis());
        insert.executeUpdate();
    }
}
