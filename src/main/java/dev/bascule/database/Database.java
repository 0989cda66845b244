package dev.bascule.database;

import dev.bascule.batch.UnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The bridge's SQL database: SQLite in the data folder, or a PostgreSQL that instances share.
 *
 * <p>Nothing is opened before the first use, so that a database that is down at the start is treated like one that goes down later; the first
 * use also brings the schema up to date. A transaction is applied whole or not at all; when {@link #write} throws, its work is undone, or,
 * if the commit itself failed, done or undone, which is why everything that is written here can be written twice. A connection on
 * which anything failed is dropped and opened anew at the next use. Writers wait for each other in the order of asking, readers never wait for
 * writers. Thread-safe.
 */
public final class Database implements AutoCloseable {
    /** The embedded database's file in the data folder. */
    public static final String FILE = "bascule.db";

    /** How {@link UnavailableException#what()} names it. */
    static final String WHAT = "database";

    private static final int MOST_READERS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String TOUCH =
            "INSERT INTO probe (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at";

    private final Engine engine;
    private final Migrator migrator;
    private final SessionPool writers;
    private final SessionPool readers;
    private volatile boolean migrated;

    Database(Engine engine, List<Migration> migrations) {
        this.engine = engine;
        this.migrator = new Migrator(engine, migrations);
        this.writers = new SessionPool(engine.mostWriters(), PATIENCE, () -> new Session(engine.connectForWriting()));
        this.readers = new SessionPool(MOST_READERS, PATIENCE, () -> new Session(engine.connectForReading()));
    }

    /** SQLite in the file {@link #FILE} of {@code dataFolder}; both are made when missing, the file readable by its owner only. */
    public static Database embedded(Path dataFolder) {
        return new Database(new SqliteEngine(dataFolder.resolve(FILE), SqliteEngine.BUSY_TIMEOUT), Migration.all());
    }

    /** PostgreSQL at a JDBC URL. */
    public static Database shared(String url, Optional<String> username, Optional<String> password) {
        return new Database(new PostgresEngine(url, username, password), Migration.all());
    }

    /**
     * Runs {@code work} in one transaction.
     *
     * @throws UnavailableException the database cannot do it now; see the class about what is undone
     */
    public <T> T write(Durability durability, SqlWork<T> work) throws UnavailableException {
        migrateOnce();
        return transact(durability, work);
    }

    /** Runs {@code work}, which only reads. Each of its statements sees what was committed before it. */
    public <T> T read(SqlWork<T> work) throws UnavailableException {
        migrateOnce();
        return with(readers, work);
    }

    /** Returns normally if a transaction can be committed to the disk now. Takes 15 s at most. */
    public void probe() throws UnavailableException {
        write(Durability.POWER_LOSS, session -> {
            engine.probe();
            var touch = session.prepare(TOUCH);
            touch.setLong(1, System.currentTimeMillis());
            return touch.executeUpdate();
        });
    }

    /** Closes what is idle at once and what is in use when it is given back. */
    @Override
    public void close() {
        readers.close();
        writers.close();
    }

    private void migrateOnce() throws UnavailableException {
        if (!migrated) {
            migrate();
        }
    }

    private synchronized void migrate() throws UnavailableException {
        if (!migrated) {
            migrated = transact(Durability.POWER_LOSS, session -> {
                migrator.migrate(session);
                return true;
            });
        }
    }

    private <T> T transact(Durability durability, SqlWork<T> work) throws UnavailableException {
        return with(writers, session -> {
            engine.begin(session, durability);
            T result = work.run(session);
            engine.commit(session);
            return result;
        });
    }

    private <T> T with(SessionPool pool, SqlWork<T> work) throws UnavailableException {
        try {
            var session = pool.borrow();
            boolean sound = false;
            try {
                T result = work.run(session);
                sound = true;
                return result;
            } finally {
                pool.giveBack(session, sound);
            }
        } catch (SQLException e) {
            throw engine.unavailable(e);
        }
    }
}
