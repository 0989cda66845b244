package dev.bascule.deadletter;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A {@link DeadLetterFilter} as the WHERE of a query. */
final class Conditions {
    private final StringBuilder where = new StringBuilder(" WHERE seq > ?");
    private final List<Object> values = new ArrayList<>();

    Conditions(DeadLetterFilter filter, long after) {
        values.add(after);
        filter.route().ifPresent(route -> and("route = ?", route));
        filter.reason().ifPresent(reason -> and("reason = ?", reason.label()));
        filter.since().ifPresent(since -> and("last_at >= ?", since.toEpochMilli()));
        filter.key().ifPresent(key -> and("message_key = ?", key));
    }

    String where() {
        return where.toString();
    }

    /** Binds the values, from the first parameter on, and returns how many there are. */
    int bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return values.size();
    }

    private void and(String condition, Object value) {
        where.append(" AND ").append(condition);
        values.add(value);
    }
}
