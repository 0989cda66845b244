package dev.bascule.deadletter;

import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.Session;
import dev.bascule.deadletter.AuditEntry.Action;
import dev.bascule.deadletter.ReplayJob.State;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Replays in SQL: what was asked for, how far it is, and which letters it has in hand. A letter in hand is claimed by one replay alone and can't be
 * discarded; the claim ends with the letter's outcome, or with the replay, once nothing of it is in doubt. Thread-safe.
 */
public final class ReplayStore {
    /** Ended replays are remembered as long as the audit has them; at most so many are listed. */
    public static final int MOST_LISTED = 1_000;

    private static final int MOST_BODY_BYTES = Integer.MAX_VALUE;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final DeadLetterStore letters;
    private final ReplayTable table;
    private final ReplayCandidates candidates;
    private final Clock clock;

    /**
     * @param database stays the caller's to close
     * @param mostReplays letters that have failed again so often are passed over
     */
    public ReplayStore(Database database, DeadLetterStore letters, BodyCipher cipher, int mostReplays, Clock clock) {
        this.database = database;
        this.letters = letters;
        this.table = new ReplayTable(cipher);
        this.candidates = new ReplayCandidates(mostReplays, cipher);
        this.clock = clock;
    }

    /**
     * Makes a replay for each route, to be done by {@code instance}: all of them or none.
     *
     * @param parts by the route that the letters go through
     * @throws IllegalArgumentException no letter matches one of them
     */
    public List<ReplayJob> submit(String instance, Map<String, ReplayRequest> parts) throws UnavailableException {
        long last = database.search(Conditions::lastSeq);
        var jobs = new LinkedHashMap<ReplayJob, ReplayRequest>();
        for (var part : parts.entrySet()) {
            jobs.put(job(instance, part.getKey(), part.getValue(), last), part.getValue());
        }
        return database.write(Durability.POWER_LOSS, session -> {
            for (var job : jobs.entrySet()) {
                insert(session, job.getKey(), job.getValue().edit());
            }
            return List.copyOf(jobs.keySet());
        });
    }

    private ReplayJob job(String instance, String route, ReplayRequest request, long last) throws UnavailableException {
        long matching = database.search(new Conditions(request.filter()).upTo(last)::count);
        if (matching == 0) {
            throw new IllegalArgumentException("no dead letter matches");
        }
        var id = newId();
        return new ReplayJob(
                id,
                instance,
                route,
                request.by(),
                request.filter(),
                request.edit().isPresent(),
                request.perSecond(),
                request.mostLetters(),
                State.RUNNING,
                "",
                true,
                request.mostLetters() == 0 ? matching : Math.min(matching, request.mostLetters()),
                new ReplayProgress(id, 0, 0, 0, 0, List.of()),
                last,
                clock.instant(),
                Optional.empty());
    }

    private void insert(Session session, ReplayJob job, Optional<LetterEdit> edit)
            throws SQLException, UnavailableException {
        table.insert(session, job, edit);
        AuditLog.append(session, List.of(AuditEntry.of(job.by(), Action.REPLAY, describe(job))));
        if (edit.isPresent()) {
            keepVersions(session, job, edit.get());
        }
    }

    private void keepVersions(Session session, ReplayJob job, LetterEdit edit)
            throws SQLException, UnavailableException {
        var letterId = job.filter().ids().iterator().next();
        var original = letters.find(session, letterId, MOST_BODY_BYTES)
                .orElseThrow(() -> new IllegalArgumentException("there is no dead letter " + letterId));
        table.addVersions(session, original, edit.apply(original), job.by(), clock.instant());
        AuditLog.append(
                session,
                List.of(AuditEntry.of(
                        job.by(),
                        Action.EDIT,
                        letterId,
                        (edit.body().isPresent() ? "body" : "no body") + ", headers "
                                + new TreeSet<>(edit.headers().keySet()) + ", for replay " + job.id())));
    }

    /** The originals and edits of a letter, oldest first; empty if it was never edited. */
    public List<LetterVersion> versions(String letterId) throws UnavailableException {
        return database.search(session -> table.versions(session, letterId));
    }

    /** The replay with this id. */
    public Optional<ReplayJob> find(String id) throws UnavailableException {
        return database.read(session -> ReplayTable.find(session, id));
    }

    /**
     * What a replay changes in its letter.
     *
     * @throws SealedBodyException it cannot be decrypted
     */
    public Optional<LetterEdit> edit(ReplayJob job) throws UnavailableException {
        return job.isEdited() ? database.read(session -> table.edit(session, job.id())) : Optional.empty();
    }

    /** The latest replays, newest first. */
    public List<ReplayJob> latest() throws UnavailableException {
        return database.search(session -> ReplayTable.latest(session, MOST_LISTED));
    }

    /** The routes of {@code instance} that have a replay to do or to end. */
    public Set<String> routesWithWork(String instance) throws UnavailableException {
        return database.read(session -> {
            var routes = new TreeSet<String>();
            var select = session.prepare(
                    "SELECT DISTINCT target_route FROM replay_job WHERE open_work = 1 AND instance = ?");
            select.setString(1, instance);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    routes.add(rows.getString(1));
                }
            }
            return routes;
        });
    }

    /** The oldest replay that {@code route} has to do or to end. */
    public Optional<ReplayJob> next(String instance, String route) throws UnavailableException {
        return database.read(session -> ReplayTable.oldestOpen(session, instance, route));
    }

    /**
     * Claims the next letters of a replay; there may be none on a page that is not the last one. They are looked for outside the transaction that claims
     * them, and each of them is claimed only if nobody has it by then.
     *
     * @param after seq of the last letter that it has looked at
     * @param most letters at most
     */
    public ReplayPage claim(ReplayJob job, long after, int most) throws UnavailableException {
        var stretch = database.read(session ->
                candidates.next(session, job.filter(), after, job.lastSeq(), most, job.isEdited(), job.id()));
        if (stretch.candidates().isEmpty()) {
            return new ReplayPage(List.of(), 0, stretch.seen(), stretch.seen() >= job.lastSeq());
        }
        return database.write(Durability.CRASH, session -> new ReplayClaims(job, letters).claim(session, stretch));
    }

    /** What a replay would do, for at most {@code most} letters. */
    public List<ReplayPreview> preview(ReplayRequest request, int most) throws UnavailableException {
        return database.search(session -> new ReplayForecast(candidates, request).preview(session, most));
    }

    /** How many letters of each route a replay would send; those of a limit are the oldest of all. */
    public Map<String, Long> sentByRoute(ReplayRequest request) throws UnavailableException {
        return database.search(new ReplayForecast(candidates, request)::sentByRoute);
    }

    /** Whether a replay would send this letter. */
    public boolean isReplayable(DeadLetter letter) {
        return candidates.obstacle(letter.bodyType(), letter.replays(), false).isEmpty();
    }

    /** Applies what a ledger's mark says, in a transaction of its own; nothing if it was applied before. */
    public void apply(ReplayProgress progress) throws UnavailableException {
        database.write(Durability.POWER_LOSS, session -> apply(session, progress, clock.instant()));
    }

    /** @return false if it was applied before */
    // A power loss may take a claim back that the ledger knows of, hence IS NULL.
    static boolean apply(Session session, ReplayProgress progress, Instant now) throws SQLException {
        var job = ReplayTable.header(session, progress.job());
        if (job.isEmpty() || !ReplayTable.advance(session, progress)) {
            return false;
        }
        var done = new ArrayList<String>();
        var audit = new ArrayList<AuditEntry>();
        var delete = session.prepare("DELETE FROM dead_letter WHERE id = ? AND (claim IS NULL OR claim = ?)");
        var release =
                session.prepare("UPDATE dead_letter SET claim = NULL, attempts = attempts + 1, replays = replays + 1"
                        + " WHERE id = ? AND (claim IS NULL OR claim = ?)");
        for (var result : progress.results()) {
            var statement = result.isFailed() ? release : delete;
            statement.setString(1, result.letterId());
            statement.setString(2, progress.job());
            statement.addBatch();
            if (!result.isFailed()) {
                done.add(result.letterId());
            }
            audit.add(new AuditEntry(
                    now,
                    job.get().by(),
                    Action.REPLAY,
                    Optional.of(result.letterId()),
                    result.outcome() + " by route " + job.get().route() + ", replay " + progress.job()));
        }
        delete.executeBatch();
        release.executeBatch();
        Tombstones.put(session, done, "replayed", now);
        AuditLog.append(session, audit);
        return true;
    }

    /** Letters that have failed again learn why; that they have is counted by {@link #apply}, once. */
    static void recordFailures(Session session, String job, List<DeadLetter> failed) throws SQLException {
        var update = session.prepare(
                "UPDATE dead_letter SET stage = ?, reason = ?, error = ?, field_errors = ?, last_at = ?, delivered_to = ?"
                        + " WHERE id = ? AND claim = ?");
        for (var letter : failed) {
            DeadLetterRow.bindFailure(update, letter);
            update.setString(7, letter.id());
            update.setString(8, job);
            update.addBatch();
        }
        update.executeBatch();
    }

    /**
     * Ends a replay that still runs, as somebody wants it; what is in hand is settled or given back by its lane.
     *
     * @return the replay; empty if there is none
     */
    public Optional<ReplayJob> cancel(String id, String by) throws UnavailableException {
        return database.write(Durability.POWER_LOSS, session -> {
            if (end(session, id, State.CANCELLED, "cancelled by " + by)) {
                AuditLog.append(session, List.of(AuditEntry.of(by, Action.REPLAY, "cancelled replay " + id)));
            }
            return ReplayTable.find(session, id);
        });
    }

    /**
     * Ends a replay whose lane will not come back, and frees the letters that it had in hand. Those of its last batch may have been delivered: should
     * the lane come back after all, it takes them out of the store, unless another replay has them by then.
     *
     * @return the replay; empty if there is none
     */
    public Optional<ReplayJob> abandon(String id, String by) throws UnavailableException {
        return database.write(Durability.POWER_LOSS, session -> {
            var job = ReplayTable.find(session, id);
            if (job.isPresent()) {
                end(session, id, State.CANCELLED, "abandoned by " + by);
                int freed = release(session, id, job.get().progress().skipped());
                AuditLog.append(
                        session,
                        List.of(AuditEntry.of(
                                by,
                                Action.REPLAY,
                                "abandoned replay " + id + ": " + freed
                                        + " letters in its hands are free, some of which may have been delivered")));
            }
            return ReplayTable.find(session, id);
        });
    }

    /** A replay that still runs has failed as a whole. */
    public void fail(String id, String why) throws UnavailableException {
        database.write(Durability.POWER_LOSS, session -> end(session, id, State.FAILED, why));
    }

    /** Nothing of the replay is in hand or in doubt any more: gives its claims back, and ends it if it still runs. */
    public void close(ReplayJob job, long skipped) throws UnavailableException {
        database.write(Durability.POWER_LOSS, session -> {
            end(session, job.id(), State.DONE, "");
            release(session, job.id(), skipped);
            var ended = ReplayTable.find(session, job.id());
            if (ended.isPresent()) {
                AuditLog.append(session, List.of(AuditEntry.of(job.by(), Action.REPLAY, summary(ended.get()))));
            }
            return true;
        });
    }

    /** @return how many letters were in its hands */
    private static int release(Session session, String id, long skipped) throws SQLException {
        var close = session.prepare("UPDATE replay_job SET open_work = 0, skipped = ? WHERE id = ?");
        close.setLong(1, skipped);
        close.setString(2, id);
        close.executeUpdate();
        var release = session.prepare("UPDATE dead_letter SET claim = NULL WHERE claim = ?");
        release.setString(1, id);
        return release.executeUpdate();
    }

    private boolean end(Session session, String id, State state, String error) throws SQLException {
        var update = session.prepare(
                "UPDATE replay_job SET state = ?, error = ?, ended_at = ? WHERE id = ? AND state = 'RUNNING'");
        update.setString(1, state.name());
        update.setString(2, error.replace('\0', '\uFFFD'));
        update.setLong(3, clock.millis());
        update.setString(4, id);
        return update.executeUpdate() == 1;
    }

    private static String describe(ReplayJob job) {
        return "replay " + job.id() + " of " + job.requested() + " into route " + job.route() + ", filter "
                + FilterJson.write(job.filter());
    }

    private static String summary(ReplayJob job) {
        var progress = job.progress();
        return "replay " + job.id() + " ended " + job.state() + ": " + progress.replayed() + " replayed, "
                + progress.failed() + " dead-lettered again, " + progress.skipped() + " skipped";
    }

    private static String newId() {
        var bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        return "r" + HexFormat.of().formatHex(bytes);
    }
}
