package dev.bascule.deadletter;

import dev.bascule.database.Session;
import dev.bascule.deadletter.AuditEntry.Action;
import dev.bascule.deadletter.ReplayCandidates.Stretch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes letters into the hands of a replay. Within one transaction. */
final class ReplayClaims {
    /** A page ends with the letter that takes its bodies past this. */
    static final long MOST_PAGE_BYTES = 4L << 20;

    private final ReplayJob job;
    private final DeadLetterStore letters;

    ReplayClaims(ReplayJob job, DeadLetterStore letters) {
        this.job = job;
        this.letters = letters;
    }

    /** Claims what can be sent of {@code stretch}, unless the replay has ended meanwhile. */
    ReplayPage claim(Session session, Stretch stretch) throws SQLException {
        var claimed = new ArrayList<ReplayPage.Claimed>();
        if (!isRunning(session)) {
            return new ReplayPage(claimed, 0, stretch.seen(), true);
        }
        long skipped = 0;
        long bytes = 0;
        long seen = 0;
        for (var candidate : stretch.candidates()) {
            if (bytes > MOST_PAGE_BYTES) {
                return new ReplayPage(claimed, skipped, seen, false);
            }
            seen = candidate.seq();
            var letter = candidate.isSent() ? claim(session, candidate.id()) : Optional.<DeadLetter>empty();
            if (letter.isPresent()) {
                claimed.add(new ReplayPage.Claimed(seen, letter.get(), skipped));
                bytes += candidate.bodyBytes();
                skipped = 0;
            } else {
                skipped++;
            }
        }
        return new ReplayPage(claimed, skipped, stretch.seen(), stretch.seen() >= job.lastSeq());
    }

    /** Nobody ends it before this transaction does. */
    private boolean isRunning(Session session) throws SQLException {
        var touch = session.prepare("UPDATE replay_job SET open_work = 1 WHERE id = ? AND state = 'RUNNING'");
        touch.setString(1, job.id());
        return touch.executeUpdate() == 1;
    }

    private Optional<DeadLetter> claim(Session session, String id) throws SQLException {
        var update = session.prepare("UPDATE dead_letter SET claim = ? WHERE id = ? AND (claim IS NULL OR claim = ?)");
        update.setString(1, job.id());
        update.setString(2, id);
        update.setString(3, job.id());
        return update.executeUpdate() == 1 ? read(session, id) : Optional.empty();
    }

    private Optional<DeadLetter> read(Session session, String id) throws SQLException {
        try {
            return letters.find(session, id, Integer.MAX_VALUE);
        } catch (SealedBodyException e) {
            var why = "skipped: " + e.getMessage() + ", replay " + job.id();
            AuditLog.append(session, List.of(AuditEntry.of(job.by(), Action.REPLAY, id, why)));
            return Optional.empty();
        }
    }
}
