package dev.bascule.dedup;

import dev.bascule.batch.DedupKey;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.Session;
import dev.bascule.database.SqlWork;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keys of a window in a database that only this process uses. All of them are in memory, where it is decided who has a key; the database has
 * the keys of each batch in one row, which costs next to nothing, where a row for each key would write a page for each.
 *
 * <p>Memory follows the database: it changes when a transaction is committed. After one that failed, of which nobody knows whether it was
 * committed, everything is read anew before it is used again.
 */
final class LocalKeys implements Keys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PAGE_ROWS = 1000;
    private static final String INSERT =
            "INSERT INTO dedup_batch (window_id, claim, claimed_at, dedup_keys) VALUES (?, ?, ?, ?)";
    private static final String DELETE = "DELETE FROM dedup_batch WHERE claim = ? AND window_id = ?";
    private static final String OF_CLAIM = "SELECT dedup_keys FROM dedup_batch WHERE claim = ? AND window_id = ?";
    private static final String PAGE =
            "SELECT seq, claim, dedup_keys FROM dedup_batch WHERE window_id = ? AND seq > ? ORDER BY seq LIMIT ?";

    /** In the order of the index, so that only what is forgotten is read: writers wait meanwhile. */
    static final String ELDEST = "SELECT claim, dedup_keys FROM dedup_batch AS b WHERE window_id = ?"
            + " AND claimed_at < ? AND NOT EXISTS (SELECT 1 FROM dedup_lane AS l WHERE l.claim = b.claim)"
            + " ORDER BY claimed_at LIMIT 500";

    private static final String OPEN = "SELECT " + LaneTable.COLUMNS + " FROM dedup_lane AS l WHERE l.claim = ?";

    private final Database database;
    private final String route;

    /** Held by whoever changes the database; fair, since lanes that wait for a key ask again and again. */
    private final ReentrantLock changing = new ReentrantLock(true);

    /** Held for moments; guards {@link #map}. */
    private final Object looking = new Object();

    private KeyMap map = new KeyMap();
    private long windowId;
    private final List<Runnable> onCommit = new ArrayList<>();
    private boolean failed;
    private volatile boolean stale = true;

    LocalKeys(Database database, String route) {
        this.database = database;
        this.route = route;
    }

    @Override
    public void load() throws UnavailableException {
        if (stale) {
            changing.lock();
            try {
                refresh();
            } finally {
                changing.unlock();
            }
        }
    }

    private void refresh() throws UnavailableException {
        if (!stale) {
            return;
        }
        windowId = database.write(Durability.POWER_LOSS, session -> KeyTable.of(session, route))
                .windowId();
        var read = new KeyMap();
        long last = 0;
        while (last >= 0) {
            long after = last;
            last = database.read(session -> page(session, after, read));
        }
        synchronized (looking) {
            map = read;
        }
        stale = false;
    }

    /** @return where it ends, or -1 if nothing follows */
    private long page(Session session, long after, KeyMap into) throws SQLException {
        var select = session.prepare(PAGE);
        select.setLong(1, windowId);
        select.setLong(2, after);
        select.setInt(3, PAGE_ROWS);
        long last = -1;
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                last = rows.getLong(1);
                long claim = rows.getLong(2);
                decode(rows.getBytes(3)).forEach(key -> into.put(key, claim));
            }
        }
        return last;
    }

    @Override
    public boolean knows(DedupKey key) throws UnavailableException {
        load();
        long claim = claimOf(key);
        return claim != KeyMap.ABSENT
                && database.read(session -> open(session, claim).isEmpty());
    }

    private long claimOf(DedupKey key) {
        synchronized (looking) {
            return map.get(key);
        }
    }

    @Override
    public <T> T change(Durability durability, SqlWork<T> work) throws UnavailableException {
        changing.lock();
        try {
            failed = true;
            refresh();
            onCommit.clear();
            T result = database.write(durability, work);
            synchronized (looking) {
                onCommit.forEach(Runnable::run);
            }
            failed = false;
            return result;
        } finally {
            stale = failed;
            changing.unlock();
        }
    }

    @Override
    public Set<DedupKey> claim(Session session, List<DedupKey> keys, OpenClaim claim) throws SQLException {
        var free = new ArrayList<DedupKey>(keys.size());
        for (var key : keys) {
            if (claimOf(key) == KeyMap.ABSENT) {
                free.add(key);
            }
        }
        insert(session, free, claim.claim(), claim.claimedAtMillis());
        return new HashSet<>(free);
    }

    @Override
    public Map<DedupKey, Optional<OpenClaim>> owners(Session session, List<DedupKey> keys) throws SQLException {
        var owners = new HashMap<DedupKey, Optional<OpenClaim>>();
        for (var key : keys) {
            long claim = claimOf(key);
            if (claim != KeyMap.ABSENT) {
                owners.put(key, open(session, claim));
            }
        }
        return owners;
    }

    private static Optional<OpenClaim> open(Session session, long claim) throws SQLException {
        var select = session.prepare(OPEN);
        select.setLong(1, claim);
        try (var rows = select.executeQuery()) {
            return rows.next() ? Optional.of(LaneTable.read(rows, 1)) : Optional.empty();
        }
    }

    @Override
    public void useUp(Session session, List<DedupKey> keys, long atMillis) throws SQLException {
        var unknown = keys.stream().filter(key -> claimOf(key) == KeyMap.ABSENT).toList();
        insert(session, unknown, 1 + RANDOM.nextLong(Long.MAX_VALUE - 1), atMillis);
    }

    @Override
    public void release(Session session, Collection<DedupKey> keys, Collection<DedupKey> rest, OpenClaim claim)
            throws SQLException {
        delete(session, claim.claim());
        insert(session, rest, claim.claim(), claim.claimedAtMillis());
        onCommit.add(() -> keys.forEach(key -> map.remove(key, claim.claim())));
    }

    @Override
    public void releaseAll(Session session, OpenClaim claim) throws SQLException {
        release(session, keysOf(session, claim.claim()), List.of(), claim);
    }

    private List<DedupKey> keysOf(Session session, long claim) throws SQLException {
        var keys = new ArrayList<DedupKey>();
        var select = session.prepare(OF_CLAIM);
        select.setLong(1, claim);
        select.setLong(2, windowId);
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                keys.addAll(decode(rows.getBytes(1)));
            }
        }
        return keys;
    }

    @Override
    public void remember(Collection<DedupKey> used) {
        // Nobody else has used them up.
    }

    @Override
    public int forget(long olderThanMillis, int most) throws UnavailableException {
        return change(Durability.CRASH, session -> {
            var claims = new LinkedHashSet<Long>();
            int keys = 0;
            var select = session.prepare(ELDEST);
            select.setLong(1, windowId);
            select.setLong(2, olderThanMillis);
            try (var rows = select.executeQuery()) {
                while (keys < most && rows.next()) {
                    keys += decode(rows.getBytes(2)).size();
                    claims.add(rows.getLong(1));
                }
            }
            var eldest = new HashMap<Long, List<DedupKey>>();
            for (long claim : claims) {
                eldest.put(claim, keysOf(session, claim)); // all its rows: they are deleted together
                delete(session, claim);
            }
            onCommit.add(() -> eldest.forEach((claim, forgotten) -> forgotten.forEach(key -> map.remove(key, claim))));
            return eldest.values().stream().mapToInt(List::size).sum();
        });
    }

    @Override
    public long count() {
        synchronized (looking) {
            return map.size();
        }
    }

    private void insert(Session session, Collection<DedupKey> keys, long claim, long atMillis) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        var insert = session.prepare(INSERT);
        insert.setLong(1, windowId);
        insert.setLong(2, claim);
        insert.setLong(3, atMillis);
        insert.setBytes(4, encode(keys));
        insert.executeUpdate();
        onCommit.add(() -> keys.forEach(key -> map.put(key, claim)));
    }

    private void delete(Session session, long claim) throws SQLException {
        var delete = session.prepare(DELETE);
        delete.setLong(1, claim);
        delete.setLong(2, windowId);
        delete.executeUpdate();
    }

    private static byte[] encode(Collection<DedupKey> keys) {
        var out = ByteBuffer.allocate(keys.size() * DedupKey.BYTES);
        keys.forEach(key -> out.putLong(key.high()).putLong(key.low()));
        return out.array();
    }

    private static List<DedupKey> decode(byte[] stored) {
        var in = ByteBuffer.wrap(stored);
        var keys = new ArrayList<DedupKey>(stored.length / DedupKey.BYTES);
        while (in.remaining() >= DedupKey.BYTES) {
            keys.add(new DedupKey(in.getLong(), in.getLong()));
        }
        return keys;
    }
}
