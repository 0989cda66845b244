package dev.bascule.deadletter;

import dev.bascule.batch.Batch;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.BatchWriter;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.Session;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The SQL side of settling a batch of replayed letters.
 *
 * <ul>
 *   <li>{@link SettleStep#DEAD_LETTER}, before the records become visible: letters that have failed again learn why, so that a second
 *       attempt at the same batch writes the same.
 *   <li>In the transaction of the books: letters that the route has settled leave the store for a tombstone, the others count one more attempt, the
 *       replay moves on, and each letter's outcome is audited. Should the process die before that, {@link ReplayStore#apply} makes up for it from the ledger's mark.
 * </ul>
 *
 * <p>One per lane, on the lane's thread.
 */
public final class ReplayWriter implements Participant, BatchWriter {
    private final Database database;
    private final ReplayBatch replay;
    private final Clock clock;

    /** @param database stays the caller's to close */
    public ReplayWriter(Database database, ReplayBatch replay, Clock clock) {
        this.database = database;
        this.replay = replay;
        this.clock = clock;
    }

    @Override
    public void settle(SettleStep step, Batch batch) throws UnavailableException {
        if (step != SettleStep.DEAD_LETTER) {
            return;
        }
        var failed = failed(batch);
        if (!failed.isEmpty()) {
            var job = replay.progress(batch).job();
            database.write(Durability.CRASH, session -> {
                ReplayStore.recordFailures(session, job, failed);
                return failed.size();
            });
        }
    }

    @Override
    public boolean concerns(Batch batch) {
        return true;
    }

    @Override
    public void write(Session session, Batch batch) throws SQLException {
        ReplayStore.apply(session, replay.progress(batch), clock.instant());
    }

    private List<DeadLetter> failed(Batch batch) {
        var letters = new ArrayList<DeadLetter>(0);
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() instanceof Outcome.DeadLettered failure) {
                letters.add(failedAgain(replay.letter(delivery), failure, delivery.reachedTargets(), clock.instant()));
            }
        }
        return letters;
    }

    private static DeadLetter failedAgain(
            DeadLetter letter, Outcome.DeadLettered failure, List<String> reached, Instant now) {
        var targets = new LinkedHashSet<>(letter.deliveredTo());
        targets.addAll(reached);
        return new DeadLetter(
                letter.id(),
                letter.key(),
                letter.instance(),
                letter.route(),
                letter.source(),
                failure.stage(),
                failure.reason(),
                failure.error(),
                failure.fieldErrors(),
                letter.attempts(),
                letter.firstAt(),
                now,
                letter.headers(),
                letter.properties(),
                letter.bodyType(),
                letter.body(),
                letter.bodyBytes(),
                List.copyOf(targets),
                letter.replays());
    }
}
