package dev.bascule.deadletter;

import dev.bascule.database.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which letters a replay may send, and why it passes over the others. Immutable.
 *
 * @param mostReplays letters that have failed again so often are passed over
 */
record ReplayCandidates(int mostReplays, BodyCipher cipher) {
    /** So many numbers are looked at at once: some hundred milliseconds at most, whatever the filter. */
    private static final long STRETCH = 20_000;

    private static final String LOOK =
            "SELECT seq, id, route, body_type, replays, body_key, claim, length(body) FROM dead_letter";

    /**
     * A letter that matches.
     *
     * @param obstacle why it is passed over; empty if it is sent
     * @param bodyBytes as it is stored
     */
    record Candidate(long seq, String id, String route, Optional<String> obstacle, long bodyBytes) {
        boolean isSent() {
            return obstacle.isEmpty();
        }
    }

    /**
     * What a stretch of the store has.
     *
     * @param seen number up to which it was looked at
     */
    record Stretch(List<Candidate> candidates, long seen) {}

    /**
     * The letters that match in the next stretch, in the order of the store.
     *
     * @param after number behind which it begins
     * @param last number of the last letter that is of interest
     * @param most letters at most
     * @param isEdited whether they are sent with another body
     * @param replay whose claims are no obstacle; empty for nobody's
     */
    Stretch next(
            Session session, DeadLetterFilter filter, long after, long last, int most, boolean isEdited, String replay)
            throws SQLException {
        long end = Math.min(last, after + STRETCH);
        var conditions = Conditions.ofStretch(filter, replay).after(after).upTo(end);
        var select = session.prepare(LOOK + conditions.where() + " ORDER BY seq LIMIT ?");
        select.setInt(conditions.bind(select) + 1, most);
        var candidates = new ArrayList<Candidate>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                candidates.add(new Candidate(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getString(3),
                        obstacle(rows, isEdited, replay),
                        rows.getLong(8)));
            }
        }
        return new Stretch(
                candidates,
                candidates.size() < most ? end : candidates.get(most - 1).seq());
    }

    private Optional<String> obstacle(ResultSet row, boolean isEdited, String replay) throws SQLException {
        var key = row.getString(6);
        var claim = row.getString(7);
        return obstacle(row.getString(4), row.getInt(5), isEdited)
                .or(() -> sealed(key))
                .or(() -> inOtherHands(claim, replay));
    }

    /** Why a letter is passed over whoever replays it. */
    Optional<String> obstacle(String bodyType, int replays, boolean isEdited) {
        if (replays >= mostReplays) {
            return Optional.of(
                    "skipped: it has failed again " + replays + " times, dead-letters.max-replays is " + mostReplays);
        }
        if (!isEdited && (bodyType.equals("object") || bodyType.equals("raw"))) {
            return Optional.of("skipped: its body cannot be read; replay it with an edited body");
        }
        return Optional.empty();
    }

    private Optional<String> sealed(@Nullable String key) {
        return key == null || cipher.knows(key)
                ? Optional.empty()
                : Optional.of("skipped: its body is encrypted with key " + key
                        + "; add that to dead-letters.protect.previous-keys");
    }

    private static Optional<String> inOtherHands(@Nullable String claim, String replay) {
        return claim == null || claim.equals(replay)
                ? Optional.empty()
                : Optional.of("skipped: replay " + claim + " has it in hand");
    }
}
