package dev.bascule.deadletter;

import dev.bascule.database.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A {@link DeadLetterFilter} as the WHERE of a query. */
final class Conditions {
    static final String COUNT = "SELECT count(*) FROM dead_letter";

    private static final String WHERE = " WHERE ";
    private static final String TEXT_COLUMNS =
            "message_key || ' ' || error || ' ' || field_errors || ' ' || headers || ' ' || properties";

    /** Behind a column: no index of it is used. */
    private static final String UNINDEXED = " || ''";

    private final StringBuilder where = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** By whatever index there is. */
    Conditions(DeadLetterFilter filter) {
        this(filter, "");
    }

    private Conditions(DeadLetterFilter filter, String behindColumns) {
        filter.route().ifPresent(route -> and("route" + behindColumns + " = ?", route));
        filter.reason().ifPresent(reason -> and("reason" + behindColumns + " = ?", reason.label()));
        filter.since().ifPresent(since -> and("last_at >= ?", since.toEpochMilli()));
        filter.until().ifPresent(until -> and("last_at < ?", until.toEpochMilli()));
        filter.key().ifPresent(key -> and("message_key = ?", key));
        filter.text().ifPresent(text -> and("lower(" + TEXT_COLUMNS + ") LIKE lower(?) ESCAPE '!'", pattern(text)));
        if (!filter.ids().isEmpty()) {
            and("id IN (?" + ", ?".repeat(filter.ids().size() - 1) + ")");
            values.addAll(filter.ids());
        }
    }

    /**
     * Of a stretch of the store, {@link #after} one number and {@link #upTo} another, without any index but that of the numbers: by another one, all
     * letters of a route would be read and sorted for each stretch.
     *
     * @param replay those that it has in its hands match too: what failed again may have come to match no more; empty for none
     */
    static Conditions ofStretch(DeadLetterFilter filter, String replay) {
        var conditions = new Conditions(filter, UNINDEXED);
        if (!replay.isEmpty() && !conditions.where.isEmpty()) {
            conditions.where.insert(WHERE.length(), '(').append(" OR claim" + UNINDEXED + " = ?)");
            conditions.values.add(replay);
        }
        return conditions;
    }

    /** The same after {@code seq}. */
    Conditions after(long seq) {
        and("seq > ?", seq);
        return this;
    }

    /** The same up to and including {@code last}. */
    Conditions upTo(long last) {
        and("seq <= ?", last);
        return this;
    }

    /** The same without letters that a replay has in hand. */
    Conditions unclaimed() {
        and("claim IS NULL");
        return this;
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

    /** How many letters match. */
    long count(Session session) throws SQLException {
        var select = session.prepare(COUNT + where);
        bind(select);
        return number(select);
    }

    /** The highest number that any letter has; 0 without letters. */
    static long lastSeq(Session session) throws SQLException {
        return number(session.prepare("SELECT coalesce(max(seq), 0) FROM dead_letter"));
    }

    private static long number(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static String pattern(String text) {
        var literal = text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return "%" + literal + "%";
    }

    private void and(String condition, Object value) {
        and(condition);
        values.add(value);
    }

    private void and(String condition) {
        where.append(where.isEmpty() ? WHERE : " AND ").append(condition);
    }
}
