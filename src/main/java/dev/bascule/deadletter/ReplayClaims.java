package dev.bascule.deadletter;

import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the next letters of a replay and takes them into its hands. Within one transaction. */
final class ReplayClaims {
    /** A page ends with the letter that takes its bodies past this. */
    static final long MOST_PAGE_BYTES = 4L << 20;

    private static final String LOOK =
            "SELECT seq, id, route, body_type, replays, claim, length(body) FROM dead_letter";

    private final ReplayJob job;
    private final int mostReplays;
    private final DeadLetterStore letters;

    ReplayClaims(ReplayJob job, int mostReplays, DeadLetterStore letters) {
        this.job = job;
        this.mostReplays = mostReplays;
        this.letters = letters;
    }

    private record Candidate(long seq, String id, Optional<String> obstacle, long bytes) {}

    ReplayPage next(Session session, long after, int most) throws SQLException, UnavailableException {
        var candidates = candidates(session, after, most);
        var claimed = new ArrayList<ReplayPage.Claimed>();
        long skipped = 0;
        long bytes = 0;
        long seen = after;
        for (var candidate : candidates) {
            if (bytes > MOST_PAGE_BYTES) {
                return new ReplayPage(claimed, skipped, seen, false);
            }
            seen = candidate.seq();
            if (candidate.obstacle().isEmpty() && claim(session, candidate.id())) {
                var letter = letters.find(session, candidate.id(), Integer.MAX_VALUE);
                if (letter.isPresent()) {
                    claimed.add(new ReplayPage.Claimed(seen, letter.get(), skipped));
                    bytes += candidate.bytes();
                    skipped = 0;
                }
            } else {
                skipped++;
            }
        }
        return new ReplayPage(claimed, skipped, seen, candidates.size() < most);
    }

    private List<Candidate> candidates(Session session, long after, int most) throws SQLException {
        var conditions = new Conditions(job.filter(), after).upTo(job.lastSeq());
        var select = session.prepare(LOOK + conditions.where() + " ORDER BY seq LIMIT ?");
        select.setInt(conditions.bind(select) + 1, most);
        var candidates = new ArrayList<Candidate>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                var claim = rows.getString(6);
                var obstacle = obstacle(
                                rows.getString(4),
                                rows.getInt(5),
                                mostReplays,
                                job.edit().isPresent())
                        .or(() -> claimedByOther(claim, job.id()));
                candidates.add(new Candidate(rows.getLong(1), rows.getString(2), obstacle, rows.getLong(7)));
            }
        }
        return candidates;
    }

    private boolean claim(Session session, String id) throws SQLException {
        var update = session.prepare("UPDATE dead_letter SET claim = ? WHERE id = ? AND (claim IS NULL OR claim = ?)");
        update.setString(1, job.id());
        update.setString(2, id);
        update.setString(3, job.id());
        return update.executeUpdate() == 1;
    }

    static List<ReplayPreview> preview(Session session, ReplayRequest request, int mostReplays, int most)
            throws SQLException {
        var conditions = new Conditions(request.filter(), DeadLetterPage.START);
        var select = session.prepare(LOOK + conditions.where() + " ORDER BY seq LIMIT ?");
        select.setInt(conditions.bind(select) + 1, most);
        var previews = new ArrayList<ReplayPreview>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                var claim = rows.getString(6);
                var what = obstacle(
                                rows.getString(4),
                                rows.getInt(5),
                                mostReplays,
                                request.edit().isPresent())
                        .or(() -> claimedByOther(claim, ""))
                        .orElse(ReplayPreview.REPLAY);
                previews.add(new ReplayPreview(rows.getString(2), request.into().orElse(rows.getString(3)), what));
            }
        }
        return previews;
    }

    /** Why a letter is passed over; empty if it is sent. */
    static Optional<String> obstacle(String bodyType, int replays, int mostReplays, boolean isEdited) {
        if (replays >= mostReplays) {
            return Optional.of(
                    "skipped: it has failed again " + replays + " times, dead-letters.max-replays is " + mostReplays);
        }
        if (!isEdited && (bodyType.equals("object") || bodyType.equals("raw"))) {
            return Optional.of("skipped: its body cannot be read; replay it with an edited body");
        }
        return Optional.empty();
    }

    private static Optional<String> claimedByOther(@Nullable String claim, String job) {
        return claim == null || claim.equals(job)
                ? Optional.empty()
                : Optional.of("skipped: replay " + claim + " has it in hand");
    }
}
