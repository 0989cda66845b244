package dev.bascule.deadletter;

import dev.bascule.batch.Batch;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Set;

/**
 * Stores a batch's dead letters before its records become visible, for a source whose position is committed with the records: nothing reads
 * the message again afterwards, so a letter that is stored later might never be.
 *
 * <p>If the commit then fails, the message comes again, and the letter's id, which derives from its place in the source, finds the row that
 * is there. Should the message fare better the second time, that row is removed in time: for as many messages after each opening
 * as a batch can have, letters of messages that don't die are looked for. If a replay has such a letter in hand, or has just been done with it, the
 * batch goes back: its message must not go both ways. One per lane, on the lane's thread.
 */
public final class EarlyDeadLetters implements Participant {
    /** No batch has more messages. */
    private static final int MOST_REPEATED = 100_000;

    private final Database database;
    private final DeadLetterStore store;
    private final DeadLetterWriter writer;
    private int maybeRepeated;

    /** @param database stays the caller's to close */
    public EarlyDeadLetters(Database database, DeadLetterStore store, DeadLetterWriter writer) {
        this.database = database;
        this.store = store;
        this.writer = writer;
    }

    @Override
    public void open() {
        maybeRepeated = MOST_REPEATED;
    }

    @Override
    public void settle(SettleStep step, Batch batch) throws UnavailableException {
        if (step != SettleStep.DEAD_LETTER) {
            return;
        }
        var stale = maybeRepeated > 0 ? stale(batch) : Set.<String>of();
        if (!stale.isEmpty() || writer.concerns(batch)) {
            database.write(Durability.POWER_LOSS, session -> {
                var replayed = store.removeUnclaimed(session, stale);
                if (!replayed.isEmpty()) {
                    throw replayed(replayed);
                }
                writer.write(session, batch);
                return stale.size();
            });
        }
        maybeRepeated = Math.max(0, maybeRepeated - batch.size());
    }

    /** Letters of messages that have not died this time. What was found to be done is left as it was done. */
    private Set<String> stale(Batch batch) throws UnavailableException {
        SourceId source = batch.lane().source();
        var ids = new ArrayList<String>();
        for (var delivery : batch.deliveries()) {
            var outcome = delivery.outcome();
            if (!(outcome instanceof Outcome.DeadLettered || outcome instanceof Outcome.AlreadyDone)) {
                delivery.message().doneKey().ifPresent(key -> ids.add(DeadLetterId.of(source, key)));
            }
        }
        if (ids.isEmpty()) {
            return Set.of();
        }
        var stale = store.existing(ids).keySet();
        var done = store.done(ids);
        if (!done.isEmpty()) {
            throw replayed(done);
        }
        return stale;
    }

    private static UnavailableException replayed(Collection<String> ids) {
        return new UnavailableException(
                Kind.DOWN,
                "dead letters",
                "a replay has " + ids.iterator().next()
                        + " in hand, whose message is read again: it waits for what becomes of it",
                null);
    }
}
