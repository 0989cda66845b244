package dev.bascule.dedup;

import dev.bascule.batch.DedupKey;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.Session;
import dev.bascule.database.SqlWork;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a window in a database that several processes use. The database decides who has a key; the latest keys are in memory as well, so that
 * no look-up is needed to tell that this process has not seen a key.
 */
final class SharedKeys implements Keys {
    /** So many are kept in memory at most, in some 110 MB. */
    static final int MOST_IN_MEMORY = 4_000_000;

    private static final int PAGE = 10_000;

    private final Database database;
    private final String route;
    private final RecentKeys recent;
    private final Object loading = new Object();
    private volatile @Nullable KeyTable table;
    private volatile boolean looksUpUnknown;

    SharedKeys(Database database, String route, int maxKeys) {
        this.database = database;
        this.route = route;
        this.recent = new RecentKeys(Math.min(maxKeys, MOST_IN_MEMORY));
    }

    /** Whether a key that is not in memory is looked up, since another process may have used it up. */
    void looksUpUnknown(boolean looks) {
        looksUpUnknown = looks;
    }

    @Override
    public void load() throws UnavailableException {
        synchronized (loading) {
            if (table == null) {
                var opened = database.write(Durability.POWER_LOSS, session -> KeyTable.of(session, route));
                loadRecent(opened);
                table = opened;
            }
        }
    }

    private void loadRecent(KeyTable opened) throws UnavailableException {
        var last = KeyTable.Dated.FIRST;
        while (true) {
            var after = last;
            var page = database.read(session -> opened.page(session, after, PAGE));
            recent.add(page.stream().map(KeyTable.Dated::key).toList());
            if (page.size() < PAGE) {
                return;
            }
            last = page.get(page.size() - 1);
        }
    }

    @Override
    public boolean knows(DedupKey key) throws UnavailableException {
        if (!looksUpUnknown && !recent.mayHave(key)) {
            return false;
        }
        return database.read(session -> table().isUsedUp(session, key));
    }

    @Override
    public <T> T change(Durability durability, SqlWork<T> work) throws UnavailableException {
        return database.write(durability, work);
    }

    @Override
    public Set<DedupKey> claim(Session session, List<DedupKey> keys, OpenClaim claim) throws SQLException {
        return table().claim(session, keys, claim.claim(), claim.claimedAtMillis());
    }

    @Override
    public Map<DedupKey, Optional<OpenClaim>> owners(Session session, List<DedupKey> keys) throws SQLException {
        return table().owners(session, keys);
    }

    @Override
    public void useUp(Session session, List<DedupKey> keys, long atMillis) throws SQLException {
        table().useUp(session, keys, atMillis);
    }

    @Override
    public void release(Session session, Collection<DedupKey> keys, Collection<DedupKey> rest, OpenClaim claim)
            throws SQLException {
        table().release(session, keys, claim.claim());
    }

    @Override
    public void releaseAll(Session session, OpenClaim claim) throws SQLException {
        table().releaseAll(session, claim);
    }

    @Override
    public void remember(Collection<DedupKey> used) {
        recent.add(used);
    }

    @Override
    public int forget(long olderThanMillis, int most) throws UnavailableException {
        return database.write(Durability.CRASH, session -> table().forget(session, olderThanMillis, most));
    }

    @Override
    public long count() throws UnavailableException {
        return database.read(table()::count);
    }

    private KeyTable table() {
        var opened = table;
        if (opened == null) {
            throw new IllegalStateException("the dedup window of route " + route + " is not loaded");
        }
        return opened;
    }
}
