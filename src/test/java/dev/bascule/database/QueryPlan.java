package dev.bascule.database;

import dev.bascule.batch.UnavailableException;
import java.util.ArrayList;
import java.util.List;

/** How SQLite goes about a query: whether it reads a table, or what an index leads to. */
public final class QueryPlan {
    private QueryPlan() {}

    /** The steps; each begins with {@code SCAN}, {@code SEARCH} or {@code USE}. A parameter counts as the number one. */
    public static List<String> of(Database database, String sql) throws UnavailableException {
        return database.read(session -> {
            var steps = new ArrayList<String>();
            try (var rows = session.prepare("EXPLAIN QUERY PLAN " + sql.replace("?", "1"))
                    .executeQuery()) {
                while (rows.next()) {
                    steps.add(rows.getString("detail"));
                }
            }
            return steps;
        });
    }
}
