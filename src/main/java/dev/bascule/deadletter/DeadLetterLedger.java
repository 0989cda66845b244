package dev.bascule.deadletter;

import dev.bascule.batch.Batch;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.DoneLedger;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settles messages that the source delivers again although they are stored as dead letters, or were until they were replayed or discarded: the source's
 * commit was lost after ours.
 *
 * <p>Asks the database for all of a batch when there is a barrier, that is when a message may be a redelivery; otherwise only for letters of
 * this process whose source commit was never confirmed. One stored dead letter settles one delivery of a batch. If two are alike, the second
 * is routed, fails again and updates the same row.
 *
 * <p>One per lane, on the lane's thread, behind the participant that stores the letters.
 */
public final class DeadLetterLedger implements DoneLedger, Participant {
    private final DeadLetterStore store;
    private final LettersInDoubt inDoubt;

    /**
     * A ledger over {@code store}.
     *
     * @param inDoubt shared by all lanes of the process
     */
    public DeadLetterLedger(DeadLetterStore store, LettersInDoubt inDoubt) {
        this.store = store;
        this.inDoubt = inDoubt;
    }

    @Override
    public void lookUp(Batch batch, boolean barrier) throws UnavailableException {
        if (!barrier && inDoubt.isEmpty()) {
            return;
        }
        var open = openById(batch);
        var asked = barrier ? Set.copyOf(open.keySet()) : inDoubt.among(open.keySet());
        if (asked.isEmpty()) {
            return;
        }
        store.existing(asked).forEach((id, letter) -> {
            var delivery = open.remove(id);
            if (delivery != null) {
                delivery.end(new Outcome.AlreadyDone("dead letter " + id, Optional.of(letter)));
            }
        });
        for (var id : store.done(asked)) {
            var delivery = open.remove(id);
            if (delivery != null) {
                delivery.end(new Outcome.AlreadyDone("dead letter " + id + ", replayed or discarded"));
            }
        }
    }

    /** From the database's commit to the source's, the letters are in doubt. */
    @Override
    public void settle(SettleStep step, Batch batch) {
        if (step == SettleStep.SQL && batch.counts().deadLettered() > 0) {
            inDoubt.add(letters(batch));
        }
    }

    @Override
    public void confirmed(Batch batch) {
        if (!inDoubt.isEmpty()) {
            inDoubt.remove(letters(batch));
        }
    }

    private static Map<String, Delivery> openById(Batch batch) {
        SourceId source = batch.lane().source();
        var open = new HashMap<String, Delivery>();
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() == null) {
                delivery.message().doneKey().ifPresent(key -> open.putIfAbsent(DeadLetterId.of(source, key), delivery));
            }
        }
        return open;
    }

    /** Ids of the batch's dead letters, and of what was found to be one. */
    private static List<String> letters(Batch batch) {
        SourceId source = batch.lane().source();
        var ids = new ArrayList<String>();
        for (var delivery : batch.deliveries()) {
            var outcome = delivery.outcome();
            if (outcome instanceof Outcome.DeadLettered || outcome instanceof Outcome.AlreadyDone) {
                delivery.message().doneKey().ifPresent(key -> ids.add(DeadLetterId.of(source, key)));
            }
        }
        return ids;
    }
}
