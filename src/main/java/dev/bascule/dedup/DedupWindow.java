package dev.bascule.dedup;

import dev.bascule.batch.DedupBounds;
import dev.bascule.batch.DedupKey;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import java.time.Clock;
import java.time.Duration;

/** The keys that a route has used up, bounded in time and count; one for all its lanes. Thread-safe. */
public final class DedupWindow {
    /** About so many keys are forgotten in one transaction: a lane that waits for it waits some milliseconds. */
    static final int PIECE = 500;

    private static final System.Logger LOGGER = System.getLogger("dev.bascule.dedup");
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** A database that processes share must read all keys to count them: until then the window may be beyond its bound. */
    static final Duration SHARED_COUNT_EVERY = Duration.ofMinutes(1);

    private final String route;
    private final DedupBounds bounds;
    private final Clock clock;
    private final Keys keys;
    private final Duration countEvery;
    private long countDueMillis = Long.MIN_VALUE;
    private volatile long counted;
    private volatile boolean full;

    /** @param shared whether other processes use the database too */
    DedupWindow(String route, DedupBounds bounds, Database database, boolean shared, Clock clock) {
        this.route = route;
        this.bounds = bounds;
        this.clock = clock;
        this.keys = shared ? new SharedKeys(database, route, bounds.maxKeys()) : new LocalKeys(database, route);
        this.countEvery = shared ? SHARED_COUNT_EVERY : Duration.ZERO;
    }

    /** Whose it is. */
    public String route() {
        return route;
    }

    /** How many keys it had when they were last counted. */
    public long size() {
        return counted;
    }

    /** Whether it has had more keys than it may have, and not become clearly smaller since. */
    boolean isFull() {
        return full;
    }

    /**
     * What is told to be new is on its way before the database says otherwise; at settle it is withdrawn then. Where a step has effects that cannot
     * be withdrawn, a key that is not in memory is looked up if another process may have used it up.
     */
    public void hasLastingEffects(boolean lasting) {
        if (keys instanceof SharedKeys shared) {
            shared.looksUpUnknown(lasting);
        }
    }

    /**
     * Whether {@code key} is used up. False is provisional: another lane may be about to use it up.
     *
     * @throws UnavailableException the database cannot tell
     */
    public boolean knows(DedupKey key) throws UnavailableException {
        return keys.knows(key);
    }

    Keys keys() {
        return keys;
    }

    long nowMillis() {
        return clock.millis();
    }

    /** Forgets what is beyond the bounds, piece by piece, and counts when it is time to. For one thread. */
    void forget() throws UnavailableException, InterruptedException {
        keys.load();
        long now = clock.millis();
        long old = now - bounds.window().toMillis();
        while (keys.forget(old, PIECE) >= PIECE) {
            Thread.sleep(PAUSE.toMillis());
        }
        if (now >= countDueMillis) {
            counted = forgetSurplus(keys.count());
            countDueMillis = now + countEvery.toMillis();
        }
    }

    /** @return how many of {@code present} keys are left */
    private long forgetSurplus(long present) throws UnavailableException, InterruptedException {
        if (present > bounds.maxKeys()) {
            tellFull();
        } else if (present < bounds.maxKeys() * 9L / 10) {
            full = false;
        }
        long left = present;
        int forgotten = 1;
        while (left > bounds.maxKeys() && forgotten > 0) {
            forgotten = keys.forget(Long.MAX_VALUE, (int) Math.min(left - bounds.maxKeys(), PIECE));
            left -= forgotten;
            Thread.sleep(PAUSE.toMillis());
        }
        return left;
    }

    private void tellFull() {
        if (!full) {
            full = true;
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "dedup window full: its eldest keys are forgotten before their time; raise dedup.max-keys or shorten dedup.window route="
                            + route + " maxKeys=" + bounds.maxKeys() + " window=" + bounds.window());
        }
    }
}
