package dev.bascule.deadletter;

import dev.bascule.batch.Batch;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.DoneLedger;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import java.util.HashMap;
import java.util.Map;

/**
 * Settles messages that the source delivers again although they are stored as dead letters: the source's commit was lost after ours. Asks the
 * database only when there is a barrier, that is when a message may be a redelivery.
 *
 * <p>One stored dead letter settles one delivery of a batch. If two are alike, the second is routed, fails again and updates the same row.
 * Thread-safe.
 */
public final class DeadLetterLedger implements DoneLedger {
    private final DeadLetterStore store;

    /** A ledger over {@code store}. */
    public DeadLetterLedger(DeadLetterStore store) {
        this.store = store;
    }

    @Override
    public void lookUp(Batch batch, boolean barrier) throws UnavailableException {
        if (!barrier) {
            return;
        }
        var open = openById(batch);
        if (open.isEmpty()) {
            return;
        }
        for (var id : store.existing(open.keySet())) {
            var delivery = open.get(id);
            if (delivery != null) {
                delivery.end(new Outcome.AlreadyDone("dead letter " + id));
            }
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
}
