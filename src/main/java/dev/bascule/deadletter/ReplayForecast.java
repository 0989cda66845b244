package dev.bascule.deadletter;

import dev.bascule.database.Session;
import dev.bascule.deadletter.ReplayCandidates.Candidate;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a replay would send and pass over, as the store is now. A limit counts what is sent, the oldest first, whatever its route. Immutable. */
record ReplayForecast(ReplayCandidates candidates, ReplayRequest request) {
    private static final int PAGE = 1_000;

    /** Letter by letter, at most {@code most}. */
    List<ReplayPreview> preview(Session session, int most) throws SQLException {
        var previews = new ArrayList<ReplayPreview>();
        forEach(session, candidate -> {
            previews.add(new ReplayPreview(
                    candidate.id(),
                    request.into().orElse(candidate.route()),
                    candidate.obstacle().orElse(ReplayPreview.REPLAY)));
            return previews.size() < most;
        });
        return previews;
    }

    /** How many letters of each route would be sent. */
    Map<String, Long> sentByRoute(Session session) throws SQLException {
        var sent = new TreeMap<String, Long>();
        forEach(session, candidate -> {
            if (candidate.isSent()) {
                sent.merge(candidate.route(), 1L, Long::sum);
            }
            return true;
        });
        return sent;
    }

    /** Until {@code visit} has enough, or as many are sent as the request allows. */
    private void forEach(Session session, Predicate<Candidate> visit) throws SQLException {
        long left = request.mostLetters() == 0 ? Long.MAX_VALUE : request.mostLetters();
        long seen = DeadLetterPage.START;
        long last = Conditions.lastSeq(session);
        while (seen < last) {
            var stretch = candidates.next(
                    session, request.filter(), seen, last, PAGE, request.edit().isPresent(), "");
            for (var candidate : stretch.candidates()) {
                if (left == 0 || !visit.test(candidate)) {
                    return;
                }
                left -= candidate.isSent() ? 1 : 0;
            }
            seen = stretch.seen();
        }
    }
}
