package dev.bascule.database;

import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
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
 * which anything failed is dropped and opened anew at the next use, with it those that are idle. Writers wait for each other in the order of asking, readers never wait for
 * writers, and neither waits for those who {@link #search}. Thread-safe.
 */
public final class Database implements AutoCloseable {
    /** The embedded database's file in the data folder. */
    public static final String FILE = "bascule.db";

    /** How {@link UnavailableException#what()} names it. */
    static final String WHAT = "database";

    private static final int MOST_READERS = 2;
    private static final int MOST_SEARCHERS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SEARCH_LIMIT = Duration.ofSeconds(10);
    private static final String TOUCH =
            "INSERT INTO probe (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at";

    private final Engine engine;
    private final Migrator migrator;
    private final SessionPool writers;
    private final SessionPool readers;
    private final SessionPool searchers;
    private final Duration searchLimit;
    private volatile boolean migrated;

    Database(Engine engine, List<Migration> migrations) {
        this(engine, migrations, PATIENCE, SEARCH_LIMIT);
    }

    /**
     * One that has done nothing yet.
     *
     * @param patience how long anybody waits for a session
     * @param searchLimit how long a search may take
     */
    Database(Engine engine, List<Migration> migrations, Duration patience, Duration searchLimit) {
        this.engine = engine;
        this.migrator = new Migrator(engine, migrations);
        this.searchLimit = searchLimit;
        var busy = "busy for more than " + seconds(patience);
        this.writers =
                new SessionPool(engine.mostWriters(), patience, busy, () -> new Session(engine.connectForWriting()));
        this.readers = new SessionPool(MOST_READERS, patience, busy, () -> new Session(engine.connectForReading()));
        this.searchers = new SessionPool(
                MOST_SEARCHERS,
                patience,
                "busy with other searches for more than " + seconds(patience)
                        + ": wait for them to end, or narrow their filters",
                () -> new Session(engine.connectForReading()));
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

    /**
     * Like {@link #read}, for those who look at what lanes have stored: in sessions of its own and within bounded time, so that no lane waits for them.
     *
     * @throws UnavailableException it took too long as well, and was ended
     */
    public <T> T search(SqlWork<T> work) throws UnavailableException {
        migrateOnce();
        return with(searchers, session -> {
            engine.limit(session, searchLimit);
            try {
                return work.run(session);
            } catch (SQLException e) {
                if (engine.isPastLimit(e)) {
                    throw pastLimit(e);
                }
                throw e;
            }
        });
    }

    private UnavailableException pastLimit(SQLException e) {
        return new UnavailableException(
                Kind.DOWN,
                WHAT,
                "a search took longer than " + seconds(searchLimit)
                        + " and was ended, so that it holds up nobody else: narrow its filter, by route, reason, key or time",
                e);
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
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
        searchers.close();
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
            writers.dropIdle();
            readers.dropIdle();
            searchers.dropIdle();
            throw engine.unavailable(e);
        }
    }
}
