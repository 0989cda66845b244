package dev.bascule.deadletter;

import dev.bascule.batch.Batch;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.DoneLedger;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.UnavailableException;
import java.util.HashMap;

/**
 * Settles messages of a source whose letters are stored before its position moves ({@link EarlyDeadLetters}): if the position then didn't move, the
 * message is read again, and its letter may have been replayed or discarded meanwhile. Looks for tombstones among as many messages behind each barrier as a
 * batch can have. One per lane, on the lane's thread.
 */
public final class ReplayedLetters implements DoneLedger {
    /** No batch has more messages. */
    private static final int MOST_REPEATED = 100_000;

    private final DeadLetterStore store;
    private int maybeRepeated;

    /** Those of {@code store}. */
    public ReplayedLetters(DeadLetterStore store) {
        this.store = store;
    }

    @Override
    public void lookUp(Batch batch, boolean barrier) throws UnavailableException {
        if (barrier) {
            maybeRepeated = MOST_REPEATED;
        }
        if (maybeRepeated <= 0) {
            return;
        }
        maybeRepeated -= batch.size();
        var open = new HashMap<String, Delivery>();
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() == null) {
                delivery.message()
                        .doneKey()
                        .ifPresent(key -> open.put(DeadLetterId.of(batch.lane().source(), key), delivery));
            }
        }
        for (var id : store.done(open.keySet())) {
            var delivery = open.get(id);
            if (delivery != null) {
                delivery.end(new Outcome.AlreadyDone("dead letter " + id + ", replayed or discarded"));
            }
        }
    }
}
