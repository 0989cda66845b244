package dev.bascule.books;

import dev.bascule.batch.Mark;
import dev.bascule.batch.SourceId;
import dev.bascule.database.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of one source in the table of marks. Immutable. */
record MarkTable(SourceId source) {
    private static final String SELECT = "SELECT name, value FROM source_mark WHERE source = ?";
    private static final String DELETE = "DELETE FROM source_mark WHERE source = ? AND name = ?";
    private static final String PUT = "INSERT INTO source_mark (source, name, sequence, value) VALUES (?, ?, 1, ?)"
            + " ON CONFLICT (source, name) DO UPDATE SET sequence = source_mark.sequence + 1, value = excluded.value";

    Map<String, byte[]> all(Session session) throws SQLException {
        var select = session.prepare(SELECT);
        select.setString(1, source.toString());
        var marks = new HashMap<String, byte[]>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                marks.put(rows.getString(1), rows.getBytes(2));
            }
        }
        return marks;
    }

    void put(Session session, List<Mark> marks) throws SQLException {
        for (var mark : marks) {
            var value = mark.value();
            var statement = session.prepare(value == null ? DELETE : PUT);
            statement.setString(1, source.toString());
            statement.setString(2, mark.name());
            if (value != null) {
                statement.setBytes(3, value);
            }
            statement.executeUpdate();
        }
    }
}
