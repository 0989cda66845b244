package dev.bascule.database;

import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of sessions, opened when first needed, lent in the order of asking. A session in which anything failed is closed instead of
 * taken back, which undoes what it had open. Thread-safe.
 */
final class SessionPool implements AutoCloseable {
    /** Opens a connection ready for use. */
    interface Opener {
        Session open() throws SQLException;
    }

    private static final System.Logger LOGGER = System.getLogger("dev.bascule.database");

    private final Opener opener;
    private final Duration patience;
    private final String busy;
    private final Semaphore permits;
    private final Deque<Session> idle = new ArrayDeque<>();
    private boolean closed;

    /**
     * None of its sessions is open yet.
     *
     * @param patience how long a borrower waits for its turn before the database counts as unavailable
     * @param busy what the borrower is told then
     */
    SessionPool(int mostSessions, Duration patience, String busy, Opener opener) {
        this.permits = new Semaphore(mostSessions, true);
        this.patience = patience;
        this.busy = busy;
        this.opener = opener;
    }

    Session borrow() throws UnavailableException, SQLException {
        awaitTurn();
        boolean lent = false;
        try {
            var session = takeIdle();
            if (session == null) {
                session = opener.open();
            }
            lent = true;
            return session;
        } finally {
            if (!lent) {
                permits.release();
            }
        }
    }

    void giveBack(Session session, boolean sound) {
        if (!sound || !keepIdle(session)) {
            closeQuietly(session);
        }
        permits.release();
    }

    /** Closes what is idle: when one session has failed, the server may have ended the others too. */
    void dropIdle() {
        for (var session = poll(); session != null; session = poll()) {
            closeQuietly(session);
        }
    }

    @Override
    public void close() {
        for (var session = shut(); session != null; session = shut()) {
            closeQuietly(session);
        }
    }

    private void awaitTurn() throws UnavailableException {
        try {
            if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw unavailable(busy, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted while waiting for a connection", e);
        }
    }

    private synchronized @Nullable Session takeIdle() throws UnavailableException {
        if (closed) {
            throw unavailable("closed: the bridge is stopping", null);
        }
        return idle.pollFirst();
    }

    private synchronized boolean keepIdle(Session session) {
        if (!closed) {
            idle.addFirst(session);
        }
        return !closed;
    }

    private synchronized @Nullable Session poll() {
        return idle.pollFirst();
    }

    private synchronized @Nullable Session shut() {
        closed = true;
        return idle.pollFirst();
    }

    private static UnavailableException unavailable(String message, @Nullable Throwable cause) {
        return new UnavailableException(Kind.DOWN, Database.WHAT, message, cause);
    }

    private static void closeQuietly(Session session) {
        try {
            session.connection().close();
        } catch (SQLException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "a connection could not be closed", e);
        }
    }
}
