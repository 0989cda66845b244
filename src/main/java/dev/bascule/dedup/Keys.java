package dev.bascule.dedup;

import dev.bascule.batch.DedupKey;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Durability;
import dev.bascule.database.Session;
import dev.bascule.database.SqlWork;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of one window. Thread-safe; what takes a session is for use within {@link #change} only. */
interface Keys {
    /** Reads what must be known first, unless that is done. */
    void load() throws UnavailableException;

    /** Whether {@code key} is used up; false is provisional. */
    boolean knows(DedupKey key) throws UnavailableException;

    /** Runs {@code work} in one transaction. */
    <T> T change(Durability durability, SqlWork<T> work) throws UnavailableException;

    /**
     * Gives {@code claim} those of {@code keys} that nobody has.
     *
     * @param keys in their order, which keeps concurrent claims from waiting for each other in a circle
     * @return the keys that it got
     */
    Set<DedupKey> claim(Session session, List<DedupKey> keys, OpenClaim claim) throws SQLException;

    /** Who has each of {@code keys}: empty if it is used up; a key that nobody has is missing. */
    Map<DedupKey, Optional<OpenClaim>> owners(Session session, List<DedupKey> keys) throws SQLException;

    /** Uses up {@code keys}, whatever is known of them. */
    void useUp(Session session, List<DedupKey> keys, long atMillis) throws SQLException;

    /** Takes {@code keys} away from {@code claim}, which keeps {@code rest}. */
    void release(Session session, Collection<DedupKey> keys, Collection<DedupKey> rest, OpenClaim claim)
            throws SQLException;

    /** Takes all its keys away from {@code claim}. */
    void releaseAll(Session session, OpenClaim claim) throws SQLException;

    /** {@code used} are used up. */
    void remember(Collection<DedupKey> used);

    /**
     * Forgets some of the eldest keys, none of which belongs to a claim that is open.
     *
     * @param most about so many at most
     * @return how many there were
     */
    int forget(long olderThanMillis, int most) throws UnavailableException;

    /** How many there are. */
    long count() throws UnavailableException;
}
