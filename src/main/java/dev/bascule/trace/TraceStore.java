package dev.bascule.trace;

import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.Session;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The trace in SQL: a row has the batches of about a second, packed, and beside them the hashes of their keys, four bytes each. A look-up reads
 * the hashes of all rows, a million of them within some 20 ms, and of the rows that have the right one their batches. Instances that share a
 * database have rows of their own and find each other's.
 *
 * <p>Written with {@link Durability#CRASH}: a power loss may take the latest rows. Rows go when they are older than the window, those of an
 * instance that has ended too, and when their instance has more messages than it may keep, the oldest first; {@link #MOST_REMOVED} at a time, within the
 * transaction that adds new ones, so that a purge never holds others up for long, although it may take several. Adding from one thread, reading from any.
 */
final class TraceStore {
    /** Rows that one transaction removes at most of each kind. */
    static final int MOST_REMOVED = 2_000;

    /** And messages in them, but for the last row. */
    private static final long MOST_REMOVED_MESSAGES = 100_000;

    private static final int ROWS_PER_READ = 200;
    private static final String ADD =
            "INSERT INTO trace_segment (instance, messages, from_at, expires_at, key_hashes, data) VALUES (?, ?, ?, ?, ?, ?)";
    /** How long the rows of an instance that doesn't remove them itself are left to it. */
    private static final Duration OTHERS_GRACE = Duration.ofHours(1);

    private static final String EXPIRED = "SELECT seq, instance, messages FROM trace_segment"
            + " WHERE expires_at <= ? AND (instance = ? OR expires_at <= ?) ORDER BY expires_at LIMIT " + MOST_REMOVED;
    private static final String OLDEST = "SELECT seq, instance, messages FROM trace_segment WHERE instance = ?"
            + " ORDER BY seq LIMIT " + MOST_REMOVED;
    private static final String REMOVE = "DELETE FROM trace_segment WHERE seq = ?";
    private static final String OWN = "SELECT coalesce(sum(messages), 0) FROM trace_segment WHERE instance = ?";
    private static final String HASHES = "SELECT seq, key_hashes FROM trace_segment WHERE seq < ? AND expires_at > ?"
            + " ORDER BY seq DESC LIMIT " + ROWS_PER_READ;
    private static final String DATA = "SELECT instance, data FROM trace_segment WHERE seq = ?";
    private static final String WINDOW =
            "SELECT instance, min(from_at), sum(messages) FROM trace_segment WHERE expires_at > ? GROUP BY instance";

    private final Database database;
    private final String instance;
    private final Duration window;
    private final long mostMessages;
    private final InstantSource clock;
    /** Of this instance; empty while unknown. */
    private OptionalLong kept = OptionalLong.empty();

    /** @param database stays the caller's to close */
    TraceStore(Database database, String instance, Duration window, long mostMessages, InstantSource clock) {
        this.database = database;
        this.instance = instance;
        this.window = window;
        this.mostMessages = mostMessages;
        this.clock = clock;
    }

    /** Adds {@code segments} and removes what is over the bounds. When it throws, they may be there or not; adding them again does no harm. */
    void add(List<PackedBatch> segments) throws UnavailableException {
        var known = kept;
        kept = OptionalLong.empty();
        kept = OptionalLong.of(database.write(Durability.CRASH, session -> {
            long messages = known.isPresent() ? known.getAsLong() : own(session);
            for (var segment : segments) {
                insert(session, segment);
                messages += segment.messages();
            }
            messages -= removeExpired(session);
            return messages - removeOldest(session, messages - mostMessages);
        }));
    }

    /** What is known of the message, the latest first; at most {@code most}. */
    List<TracedMessage> find(String name, int most) throws UnavailableException {
        Set<TracedMessage> found = new LinkedHashSet<>();
        long before = Long.MAX_VALUE;
        while (before > 0 && found.size() < most) {
            before = find(name, before, found);
        }
        return found.stream().limit(most).toList();
    }

    /** How far back it reaches, over all instances. */
    TraceWindow window() throws UnavailableException {
        return database.search(session -> {
            var select = session.prepare(WINDOW);
            select.setLong(1, clock.millis());
            var window = TraceWindow.EMPTY;
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    window = window.with(
                            rows.getString(1).equals(instance), Instant.ofEpochMilli(rows.getLong(2)), rows.getLong(3));
                }
            }
            return window;
        });
    }

    /** @return where to go on; 0 at the end */
    private long find(String name, long before, Set<TracedMessage> found) throws UnavailableException {
        return database.search(session -> {
            var rows = new ArrayList<Long>();
            long next = candidates(session, name, before, rows);
            for (long seq : rows) {
                found.addAll(read(session, seq, name));
            }
            return next;
        });
    }

    private long candidates(Session session, String name, long before, List<Long> candidates) throws SQLException {
        int hash = BatchCodec.hash(name);
        var select = session.prepare(HASHES);
        select.setLong(1, before);
        select.setLong(2, clock.millis());
        int count = 0;
        long last = 0;
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                last = rows.getLong(1);
                count++;
                if (contains(rows.getBytes(2), hash)) {
                    candidates.add(last);
                }
            }
        }
        return count < ROWS_PER_READ ? 0 : last;
    }

    private static boolean contains(byte[] hashes, int hash) {
        var buffer = ByteBuffer.wrap(hashes).asIntBuffer();
        while (buffer.hasRemaining()) {
            if (buffer.get() == hash) {
                return true;
            }
        }
        return false;
    }

    /** The latest first. A row that is gone by now has nothing. */
    private static List<TracedMessage> read(Session session, long seq, String name) throws SQLException {
        var found = new ArrayList<TracedMessage>();
        var select = session.prepare(DATA);
        select.setLong(1, seq);
        try (var rows = select.executeQuery()) {
            if (rows.next()) {
                BatchCodec.find(name, rows.getString(1), rows.getBytes(2), message -> found.add(0, message));
            }
        }
        return found;
    }

    private long own(Session session) throws SQLException {
        var select = session.prepare(OWN);
        select.setString(1, instance);
        try (var rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private void insert(Session session, PackedBatch segment) throws SQLException {
        var hashes = ByteBuffer.allocate(segment.hashes().length * Integer.BYTES);
        hashes.asIntBuffer().put(segment.hashes());
        var insert = session.prepare(ADD);
        insert.setString(1, instance);
        insert.setInt(2, segment.messages());
        insert.setLong(3, segment.fromMillis());
        insert.setLong(4, clock.instant().plus(window).toEpochMilli());
        insert.setBytes(5, hashes.array());
        insert.setBytes(6, segment.data());
        insert.executeUpdate();
        insert.clearParameters();
    }

    /** @return how many messages of this instance that were */
    private long removeExpired(Session session) throws SQLException {
        long own = 0;
        long all = 0;
        long now = clock.millis();
        for (var row : rows(session, EXPIRED, now, instance, now - OTHERS_GRACE.toMillis())) {
            if (all > MOST_REMOVED_MESSAGES) {
                break;
            }
            remove(session, row);
            all += row.messages();
            own += row.instance().equals(instance) ? row.messages() : 0;
        }
        return own;
    }

    /** Whole rows, so that {@code excess} may stay by less than one. */
    private long removeOldest(Session session, long excess) throws SQLException {
        long removed = 0;
        if (excess <= 0) {
            return removed;
        }
        for (var row : rows(session, OLDEST, instance)) {
            if (removed + row.messages() > excess || removed > MOST_REMOVED_MESSAGES) {
                break;
            }
            remove(session, row);
            removed += row.messages();
        }
        return removed;
    }

    private static List<Row> rows(Session session, String sql, Object... parameters) throws SQLException {
        var select = session.prepare(sql);
        for (int i = 0; i < parameters.length; i++) {
            select.setObject(i + 1, parameters[i]);
        }
        var found = new ArrayList<Row>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Row(rows.getLong(1), rows.getString(2), rows.getLong(3)));
            }
        }
        return found;
    }

    private static void remove(Session session, Row row) throws SQLException {
        var delete = session.prepare(REMOVE);
        delete.setLong(1, row.seq());
        delete.executeUpdate();
    }

    private record Row(long seq, String instance, long messages) {}
}
