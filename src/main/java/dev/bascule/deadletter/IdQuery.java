package dev.bascule.deadletter;

import dev.bascule.database.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Queries that end in {@code IN (…)}, with a number of parameters that is a power of two so that few statements are prepared. */
final class IdQuery {
    /** Ids asked for in one query; more are split. */
    static final int MOST_IDS = 512;

    /** Takes one row. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private IdQuery() {}

    /** Calls {@code reader} for each row found. {@code sqlUpToIn} ends with {@code IN}. */
    static void run(Session session, String sqlUpToIn, Collection<String> ids, RowReader reader) throws SQLException {
        var all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += MOST_IDS) {
            var some = all.subList(from, Math.min(from + MOST_IDS, all.size()));
            int places = placesFor(some.size());
            var select = session.prepare(sqlUpToIn + "(?" + ", ?".repeat(places - 1) + ")");
            bind(select, some, places);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private static void bind(PreparedStatement select, List<String> ids, int places) throws SQLException {
        for (int i = 0; i < places; i++) {
            select.setString(i + 1, ids.get(Math.min(i, ids.size() - 1)));
        }
    }

    private static int placesFor(int ids) {
        return Math.max(1, Integer.highestOneBit(ids * 2 - 1));
    }
}
