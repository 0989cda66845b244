package dev.bascule.deadletter;

import dev.bascule.batch.Outcome;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.database.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * The dead letters in SQL. One row per id: a message that fails again updates the row that it has, with one more attempt, the latest
 * reason, and all targets reached so far. Thread-safe.
 */
public final class DeadLetterStore {
    private static final int MOST_ROWS_PER_ROUND = 100;
    private static final long MOST_BYTES_PER_ROUND = 4L * 1024 * 1024;

    private static final String PUT = "INSERT INTO dead_letter (" + DeadLetterRow.COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            + " message_key = excluded.message_key, instance = excluded.instance, route = excluded.route, stage = excluded.stage,"
            + " reason = excluded.reason, error = excluded.error, field_errors = excluded.field_errors,"
            + " attempts = CASE WHEN excluded.attempts > dead_letter.attempts THEN excluded.attempts ELSE dead_letter.attempts + 1 END,"
            + " last_at = excluded.last_at, delivered_to = excluded.delivered_to";
    private static final String LIST = "SELECT seq, " + DeadLetterRow.HEAD + DeadLetterRow.TAIL + " FROM dead_letter";
    private static final String FIND = "SELECT seq, " + DeadLetterRow.HEAD
            + DeadLetterRow.TAIL
            + ", CASE WHEN length(body) <= ? OR body_key IS NOT NULL THEN body ELSE substr(body, 1, ?) END FROM dead_letter WHERE id = ?";
    static final String COUNTS = "SELECT route, reason, count(*), min(first_at) FROM dead_letter"
            + " GROUP BY route, reason ORDER BY route, reason";
    private static final byte[] NO_BODY = {};

    private final Database database;
    private final BodyCipher cipher;

    /** @param database stays the caller's to close */
    public DeadLetterStore(Database database) {
        this(database, BodyCipher.NONE);
    }

    /**
     * @param database stays the caller's to close
     * @param cipher for bodies
     */
    public DeadLetterStore(Database database, BodyCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** Stores all of {@code letters} within the caller's transaction. */
    public void put(Session session, List<DeadLetter> letters) throws SQLException {
        var reached = reachedBefore(session, letters);
        var insert = session.prepare(PUT);
        int rows = 0;
        long bytes = 0;
        for (var letter : letters) {
            var targets = union(reached.getOrDefault(letter.id(), List.of()), letter.deliveredTo());
            reached.put(letter.id(), targets);
            DeadLetterRow.bind(insert, letter, targets, cipher);
            insert.addBatch();
            rows++;
            bytes += letter.body().length;
            if (rows == MOST_ROWS_PER_ROUND || bytes > MOST_BYTES_PER_ROUND) {
                insert.executeBatch();
                rows = 0;
                bytes = 0;
            }
        }
        insert.executeBatch();
        insert.clearParameters();
    }

    /**
     * Removes those of {@code ids} that no replay has in hand, within the caller's transaction.
     *
     * @return those that were not there to be removed
     */
    List<String> removeUnclaimed(Session session, Collection<String> ids) throws SQLException {
        var left = new ArrayList<String>(0);
        var delete = session.prepare("DELETE FROM dead_letter WHERE id = ? AND claim IS NULL");
        for (var id : ids) {
            delete.setString(1, id);
            if (delete.executeUpdate() == 0) {
                left.add(id);
            }
        }
        return left;
    }

    /** The dead letter with this id, its body cut after {@code mostBodyBytes}. */
    public Optional<DeadLetter> find(String id, int mostBodyBytes) throws UnavailableException {
        return database.search(session -> find(session, id, mostBodyBytes));
    }

    /** The same within the caller's transaction. */
    Optional<DeadLetter> find(Session session, String id, int mostBodyBytes) throws SQLException {
        var select = session.prepare(FIND);
        select.setInt(1, mostBodyBytes);
        select.setInt(2, mostBodyBytes);
        select.setString(3, id);
        try (var rows = select.executeQuery()) {
            return rows.next() ? Optional.of(whole(rows, mostBodyBytes)) : Optional.empty();
        }
    }

    /**
     * A page of the dead letters that match, oldest first, without their bodies.
     *
     * @param after {@link DeadLetterPage#START}, or {@link DeadLetterPage#next} of the page before
     * @param limit how many at most; the page's own bounds hold as well
     */
    public DeadLetterPage list(DeadLetterFilter filter, long after, int limit) throws UnavailableException {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, not " + limit);
        }
        int most = Math.min(limit, DeadLetterPage.MOST_LETTERS);
        return database.search(session -> {
            var conditions = new Conditions(filter).after(after);
            var select = session.prepare(LIST + conditions.where() + " ORDER BY seq LIMIT ?");
            int parameters = conditions.bind(select);
            select.setInt(parameters + 1, most + 1);
            return readPage(select, most);
        });
    }

    /** The latest that match, the newest first, without their bodies; at most {@code most}. */
    public List<DeadLetter> latest(DeadLetterFilter filter, int most) throws UnavailableException {
        return database.search(session -> {
            var conditions = new Conditions(filter);
            var select = session.prepare(LIST + conditions.where() + " ORDER BY seq DESC LIMIT ?");
            select.setInt(conditions.bind(select) + 1, most);
            return readPage(select, most).letters();
        });
    }

    /** How many there are of each route and reason; {@link DeadLetterCounts} for those who ask again and again. */
    public List<DeadLetterCount> counts() throws UnavailableException {
        return database.search(session -> {
            var counts = new ArrayList<DeadLetterCount>();
            var select = session.prepare(COUNTS);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.add(new DeadLetterCount(
                            rows.getString(1),
                            DeadLetterRow.reason(rows.getString(2)),
                            rows.getLong(3),
                            Instant.ofEpochMilli(rows.getLong(4))));
                }
            }
            return counts;
        });
    }

    private DeadLetter whole(ResultSet row, int mostBodyBytes) throws SQLException {
        var body = cipher.open(row.getString(2), row.getString(20), row.getBytes(21));
        return DeadLetterRow.read(row, body.length <= mostBodyBytes ? body : Arrays.copyOf(body, mostBodyBytes));
    }

    /** How many match. */
    public long count(DeadLetterFilter filter) throws UnavailableException {
        return database.search(new Conditions(filter)::count);
    }

    /** How many match of each route. */
    public Map<String, Long> countByRoute(DeadLetterFilter filter) throws UnavailableException {
        return database.search(session -> {
            var conditions = new Conditions(filter);
            var select =
                    session.prepare("SELECT route, count(*) FROM dead_letter" + conditions.where() + " GROUP BY route");
            conditions.bind(select);
            var counts = new TreeMap<String, Long>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
            return counts;
        });
    }

    /** Those of {@code ids} that were replayed or discarded within {@link Tombstones#KEPT}. */
    public Set<String> done(Collection<String> ids) throws UnavailableException {
        return database.read(session -> Tombstones.among(session, ids));
    }

    /** Those of {@code ids} that are stored, with what went wrong. One query for up to {@link IdQuery#MOST_IDS}. */
    public Map<String, Outcome.DeadLettered> existing(Collection<String> ids) throws UnavailableException {
        return database.read(session -> {
            var found = new HashMap<String, Outcome.DeadLettered>();
            IdQuery.run(
                    session,
                    "SELECT id, reason, stage, error FROM dead_letter WHERE id IN ",
                    ids,
                    row -> found.put(
                            row.getString(1),
                            new Outcome.DeadLettered(
                                    DeadLetterRow.reason(row.getString(2)), row.getString(3), row.getString(4))));
            return found;
        });
    }

    private static Map<String, List<String>> reachedBefore(Session session, List<DeadLetter> letters)
            throws SQLException {
        var reached = new HashMap<String, List<String>>();
        var ids = letters.stream().map(DeadLetter::id).toList();
        IdQuery.run(
                session,
                "SELECT id, delivered_to FROM dead_letter WHERE id IN ",
                ids,
                row -> reached.put(row.getString(1), DeadLetterRow.list(row.getString(2))));
        return reached;
    }

    private static List<String> union(List<String> before, List<String> now) {
        var all = new LinkedHashSet<>(before);
        all.addAll(now);
        return List.copyOf(all);
    }

    private static DeadLetterPage readPage(PreparedStatement select, int most) throws SQLException {
        var letters = new ArrayList<DeadLetter>();
        long chars = 0;
        long last = DeadLetterPage.START;
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                if (letters.size() == most || chars > DeadLetterPage.MOST_VALUE_CHARS) {
                    return new DeadLetterPage(letters, OptionalLong.of(last));
                }
                letters.add(DeadLetterRow.read(rows, NO_BODY));
                chars += DeadLetterRow.valueChars(rows);
                last = rows.getLong(1);
            }
        }
        return new DeadLetterPage(letters, OptionalLong.empty());
    }
}
