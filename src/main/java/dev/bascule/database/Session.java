package dev.bascule.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One connection with its prepared statements, lent to one {@link SqlWork} at a time. */
public final class Session {
    /** Statements kept prepared; more are closed, least recently used first. */
    static final int MOST_STATEMENTS = 64;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable Durability durability;

    Session(Connection connection) {
        this.connection = connection;
    }

    /** The statement for {@code sql}, prepared once per connection. It stays the session's: don't close it, do close its result sets. */
    public PreparedStatement prepare(String sql) throws SQLException {
        var statement = statements.get(sql);
        if (statement == null) {
            makeRoom();
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    Connection connection() {
        return connection;
    }

    /** What the connection is set to; null before the first transaction. */
    @Nullable
    Durability durability() {
        return durability;
    }

    void durability(Durability now) {
        durability = now;
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void makeRoom() throws SQLException {
        if (statements.size() >= MOST_STATEMENTS) {
            var eldest = statements.entrySet().iterator();
            var entry = eldest.next();
            eldest.remove();
            entry.getValue().close();
        }
    }
}
