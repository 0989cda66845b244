package dev.bascule.database;

import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** PostgreSQL, shared by instances. Every commit is durable, whatever was asked for. Its driver must be on the class path. */
final class PostgresEngine implements Engine {
    private static final int MOST_WRITERS = 4;
    private static final long SCHEMA_LOCK = 0xba5c01e;

    /** Connection, operator intervention, resources, rollback, object state, system: over by themselves. */
    private static final Set<String> PASSING_STATES = Set.of("08", "57", "53", "40", "55", "58");

    private static final String QUERY_CANCELED = "57014";

    private final String url;
    private final Properties properties = new Properties();

    PostgresEngine(String url, Optional<String> username, Optional<String> password) {
        this.url = url;
        username.ifPresent(user -> properties.setProperty("user", user));
        password.ifPresent(secret -> properties.setProperty("password", secret));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("tcpKeepAlive", "true");
        // An error's detail quotes the row, which may be a message; errors are logged.
        properties.setProperty("logServerErrorDetail", "false");
    }

    @Override
    public int mostWriters() {
        return MOST_WRITERS;
    }

    @Override
    public Connection connectForWriting() throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public Connection connectForReading() throws SQLException {
        var connection = DriverManager.getConnection(url, properties);
        connection.setReadOnly(true);
        return connection;
    }

    @Override
    public void begin(Session session, Durability durability) throws SQLException {
        session.connection().setAutoCommit(false);
    }

    @Override
    public void limit(Session session, Duration limit) throws SQLException {
        session.execute("SET statement_timeout = " + limit.toMillis());
    }

    @Override
    public boolean isPastLimit(SQLException failure) {
        return QUERY_CANCELED.equals(failure.getSQLState());
    }

    @Override
    public void lockSchema(Session session) throws SQLException {
        session.execute("SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
    }

    @Override
    public String dialect(String portableSql) {
        return portableSql
                .replace("${sequence}", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY")
                .replace("${bytes}", "BYTEA")
                .replace("${clustered}", "");
    }

    @Override
    public UnavailableException unavailable(SQLException failure) {
        var message = String.valueOf(failure.getMessage()).replace('\n', ' ');
        return new UnavailableException(
                isPassing(failure) ? Kind.DOWN : Kind.MISCONFIGURED, Database.WHAT, message, failure);
    }

    private static boolean isPassing(SQLException failure) {
        var state = failure.getSQLState();
        return !(failure instanceof UnusableDatabaseException)
                && (state == null || state.length() < 2 || PASSING_STATES.contains(state.substring(0, 2)));
    }
}
