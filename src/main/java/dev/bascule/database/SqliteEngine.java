package dev.bascule.database;

import dev.bascule.batch.UnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * SQLite in the data folder: write-ahead log, one writer, readers that neither wait for it nor hold it up.
 *
 * <p>{@link Durability#POWER_LOSS} is {@code synchronous=FULL}: the log is synced by the commit, and with it whatever earlier commits had
 * written there. {@link Durability#CRASH} is {@code NORMAL}: written to the operating system, synced at the next checkpoint; a power loss
 * takes the last such commits back, whole and in order, and never damages the file.
 */
final class SqliteEngine implements Engine {
    /** How long SQLite itself waits for a lock that another process holds. */
    static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

    /** The write-ahead log is cut back to this after a checkpoint. */
    static final int MOST_LOG_BYTES = 64 * 1024 * 1024;

    private static final int INTERRUPT = 9;

    /** Of SQLite's virtual machine, some fractions of a millisecond. */
    private static final int STEPS_BETWEEN_LOOKS = 10_000;

    private final SqliteFile file;
    private final Duration busyTimeout;

    SqliteEngine(Path path, Duration busyTimeout) {
        this.file = new SqliteFile(path);
        this.busyTimeout = busyTimeout;
    }

    @Override
    public int mostWriters() {
        return 1;
    }

    @Override
    public Connection connectForWriting() throws SQLException {
        file.prepare();
        var config = config();
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setJournalSizeLimit(MOST_LOG_BYTES);
        return config.createConnection(url());
    }

    @Override
    public Connection connectForReading() throws SQLException {
        file.prepare();
        return config().createConnection(url());
    }

    @Override
    public void begin(Session session, Durability durability) throws SQLException {
        if (durability == Durability.POWER_LOSS) {
            file.checkStillThere();
        }
        if (session.durability() != durability) {
            session.execute("PRAGMA synchronous=" + (durability == Durability.POWER_LOSS ? "FULL" : "NORMAL"));
            session.durability(durability);
        }
        session.connection().setAutoCommit(false);
    }

    @Override
    public void limit(Session session, Duration limit) throws SQLException {
        ProgressHandler.setHandler(session.connection(), STEPS_BETWEEN_LOOKS, new TimeLimit(limit));
    }

    @Override
    public boolean isPastLimit(SQLException failure) {
        return failure.getErrorCode() == INTERRUPT;
    }

    @Override
    public void lockSchema(Session session) {
        // BEGIN IMMEDIATE already did.
    }

    @Override
    public String dialect(String portableSql) {
        return portableSql
                .replace("${sequence}", "INTEGER PRIMARY KEY")
                .replace("${bytes}", "BLOB")
                .replace("${clustered}", "WITHOUT ROWID");
    }

    @Override
    public void probe() throws SQLException {
        file.checkSpace();
    }

    @Override
    public UnavailableException unavailable(SQLException failure) {
        var trouble = SqliteTrouble.of(failure);
        if (trouble == SqliteTrouble.FULL) {
            file.ranFull();
        }
        return new UnavailableException(trouble.kind(), Database.WHAT, trouble.explain(file.path(), failure), failure);
    }

    private SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setBusyTimeout((int) busyTimeout.toMillis());
        return config;
    }

    private String url() {
        return "jdbc:sqlite:" + file.path();
    }

    /** SQLite asks it now and then whether to go on; it has no limit of its own. */
    private static final class TimeLimit extends ProgressHandler {
        private final long limitNanos;
        private final long sinceNanos = System.nanoTime();

        TimeLimit(Duration limit) {
            limitNanos = limit.toNanos();
        }

        @Override
        protected int progress() {
            return System.nanoTime() - sinceNanos > limitNanos ? 1 : 0;
        }
    }
}
