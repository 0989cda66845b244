package dev.bascule.deadletter;

import dev.bascule.database.Session;
import dev.bascule.deadletter.AuditEntry.Action;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the next letters of a replay and takes them into its hands. Within one transaction. */
final class ReplayClaims {
    /** A page ends with the letter that takes its bodies past this. */
    static final long MOST_PAGE_BYTES = 4L << 20;

    private final ReplayJob job;
    private final ReplayCandidates candidates;
    private final DeadLetterStore letters;

    ReplayClaims(ReplayJob job, ReplayCandidates candidates, DeadLetterStore letters) {
        this.job = job;
        this.candidates = candidates;
        this.letters = letters;
    }

    ReplayPage next(Session session, long after, int most) throws SQLException {
        var conditions =
                new Conditions(job.filter()).orInHandOf(job.id()).after(after).upTo(job.lastSeq());
        var found = candidates.first(session, conditions, most, job.isEdited(), job.id());
        var claimed = new ArrayList<ReplayPage.Claimed>();
        long skipped = 0;
        long bytes = 0;
        long seen = after;
        for (var candidate : found) {
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
        return new ReplayPage(claimed, skipped, seen, found.size() < most);
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
