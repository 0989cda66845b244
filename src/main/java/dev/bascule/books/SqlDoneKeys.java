package dev.bascule.books;

import dev.bascule.batch.Batch;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.DoneKey;
import dev.bascule.batch.DoneLedger;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.database.BatchWriter;
import dev.bascule.database.Database;
import dev.bascule.database.Session;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a lane's latest batches are done with, in SQL, for routes that have no Kafka ledger: a batch whose source commit was lost after its SQL
 * transaction comes again, and is recognised. What crashed before that transaction is sent again.
 *
 * <p>A row per batch, written with its books and dead letters. It goes when the source has confirmed the batch and the lane writes its next one; of
 * batches that were never confirmed what was seen again is taken out, in the transaction that settles it, so that it counts once however
 * many lanes look. Most source commits that are in doubt have worked, and their rows would stay for ever: each lane keeps {@link #MOST_BATCHES}, and
 * what is forgotten would be sent again.
 *
 * <p>The table is read behind a barrier; a batch without one is compared with what the last barrier has read, since a broker that was killed forgets
 * the redelivered flag. Lanes of other instances are seen if they share the database. One per lane, on the lane's thread.
 */
public final class SqlDoneKeys implements Participant, DoneLedger, BatchWriter {
    /** Of one lane: as many source commits can be in doubt before the eldest is forgotten. */
    static final int MOST_BATCHES = 64;

    private final Database database;
    private final LaneId lane;
    private final DoneBatchTable table;
    private final List<DoneKey> seenAgain = new ArrayList<>();
    private final Map<DoneKey, Deque<DoneBatch>> inDoubt = new HashMap<>();
    private final Set<DoneBatch> changed = new LinkedHashSet<>();
    private long confirmedNumber;

    /** @param database stays the caller's to close */
    public SqlDoneKeys(Database database, LaneId lane) {
        this.database = database;
        this.lane = lane;
        this.table = new DoneBatchTable(lane.source());
    }

    @Override
    public void lookUp(Batch batch, boolean barrier) throws UnavailableException {
        if (barrier) {
            read();
        }
        if (inDoubt.isEmpty()) {
            return;
        }
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() == null) {
                delivery.message().doneKey().ifPresent(key -> lookUp(delivery, key));
            }
        }
    }

    private void read() throws UnavailableException {
        forget();
        for (var done : database.read(table::all)) {
            if (!isConfirmed(done)) {
                done.left().forEach(key -> inDoubt.computeIfAbsent(key, absent -> new ArrayDeque<>(1))
                        .add(done));
            }
        }
    }

    private boolean isConfirmed(DoneBatch done) {
        return done.lane().equals(lane) && done.number() == confirmedNumber;
    }

    private void lookUp(Delivery delivery, DoneKey key) {
        var batches = inDoubt.get(key);
        if (batches == null) {
            return;
        }
        var done = batches.remove();
        if (batches.isEmpty()) {
            inDoubt.remove(key);
        }
        done.seen(key);
        changed.add(done);
        seenAgain.add(key);
        delivery.end(new Outcome.AlreadyDone(done.toString()));
    }

    @Override
    public void settle(SettleStep step, Batch batch) {}

    @Override
    public boolean concerns(Batch batch) {
        return true;
    }

    @Override
    public void write(Session session, Batch batch) throws SQLException, UnavailableException {
        for (var done : changed) {
            if (!table.shrink(session, done)) {
                throw new UnavailableException(
                        Kind.DOWN, "database", "another lane has just seen messages of " + done + " again", null);
            }
        }
        if (confirmedNumber > 0) {
            table.remove(session, lane, confirmedNumber);
        }
        var keys = doneBy(batch);
        if (!keys.isEmpty()) {
            table.add(session, lane, batch.number(), DoneBatch.encode(keys));
            table.trim(session, lane, MOST_BATCHES);
        }
    }

    /** Dead letters are not among them: those are found by their own ids. */
    private List<DoneKey> doneBy(Batch batch) {
        var keys = new ArrayList<>(seenAgain);
        for (var delivery : batch.deliveries()) {
            var outcome = delivery.outcome();
            if (outcome instanceof Outcome.Delivered
                    || outcome instanceof Outcome.Filtered
                    || outcome instanceof Outcome.Duplicate) {
                delivery.message().doneKey().ifPresent(keys::add);
            }
        }
        return keys;
    }

    @Override
    public void confirmed(Batch batch) {
        confirmedNumber = batch.number();
        seenAgain.clear();
        changed.forEach(DoneBatch::settled);
        changed.clear();
    }

    /** What was looked up may be given back or not: the next batch has a barrier and reads anew. */
    @Override
    public void abort(Batch batch) {
        forget();
    }

    private void forget() {
        inDoubt.clear();
        changed.clear();
        seenAgain.clear();
    }
}
