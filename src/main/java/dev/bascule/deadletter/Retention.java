package dev.bascule.deadletter;

import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.deadletter.AuditEntry.Action;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Removes what is too old: tombstones after {@link Tombstones#KEPT}, audit and ended replays after the configured time, versions of letters that
 * have gone, and letters of routes that keep them for a while only. In pieces of {@link #PIECE} rows, each a transaction: no lane waits for long.
 * Thread-safe.
 */
public final class Retention {
    /** Rows in one transaction. */
    static final int PIECE = 500;

    /** Pieces of one table at one time; the rest waits for the next time. */
    private static final int MOST_PIECES = 20;

    /** How long what a letter was, and was edited to, outlives it. */
    private static final Duration VERSIONS_KEPT = Duration.ofHours(24);

    private static final String NOBODY = "retention";

    private final Database database;
    private final Discards discards;
    private final Duration auditKept;
    private final Map<String, Duration> lettersKept;
    private final Clock clock;

    /**
     * @param database stays the caller's to close
     * @param lettersKept by route; of a route that isn't named, for ever
     */
    public Retention(Database database, Duration auditKept, Map<String, Duration> lettersKept, Clock clock) {
        this.database = database;
        this.discards = new Discards(database, clock);
        this.auditKept = auditKept;
        this.lettersKept = Map.copyOf(lettersKept);
        this.clock = clock;
    }

    /** Removes what is too old now. */
    public void purge() throws UnavailableException {
        var now = clock.instant();
        for (var kept : lettersKept.entrySet()) {
            var expired = DeadLetterFilter.ALL.route(kept.getKey()).until(now.minus(kept.getValue()));
            discards.remove(expired, NOBODY, Action.EXPIRE, "older than " + text(kept.getValue()));
        }
        purge("dead_letter_done", "id", "at < ?", now.minus(Tombstones.KEPT));
        purge(
                "dead_letter_version",
                "id",
                "at < ? AND id NOT IN (SELECT id FROM dead_letter)",
                now.minus(VERSIONS_KEPT));
        purge("dead_letter_audit", "seq", "at < ?", now.minus(auditKept));
        purge("replay_job", "id", "ended_at > 0 AND open_work = 0 AND ended_at < ?", now.minus(auditKept));
    }

    private void purge(String table, String key, String condition, Instant before) throws UnavailableException {
        var delete = "DELETE FROM " + table + " WHERE " + key + " IN (SELECT " + key + " FROM " + table + " WHERE "
                + condition + " LIMIT " + PIECE + ")";
        int rows = PIECE;
        for (int piece = 0; piece < MOST_PIECES && rows == PIECE; piece++) {
            rows = database.write(Durability.CRASH, session -> {
                var statement = session.prepare(delete);
                statement.setLong(1, before.toEpochMilli());
                return statement.executeUpdate();
            });
        }
    }

    private static String text(Duration kept) {
        if (kept.toHours() < 48) {
            return kept.toHours() == 0 ? kept.toMinutes() + " minutes" : kept.toHours() + " hours";
        }
        return kept.toDays() + " days";
    }
}
