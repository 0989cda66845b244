package dev.bascule.deadletter;

import dev.bascule.batch.Batch;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.database.BatchWriter;
import dev.bascule.database.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.function.Predicate;

/** Stores the dead letters of a batch with its books. Thread-safe; one serves all lanes. */
public final class DeadLetterWriter implements BatchWriter {
    private final DeadLetterStore store;
    private final Predicate<Delivery> keeps;

    /** A writer of every dead letter to {@code store}. */
    public DeadLetterWriter(DeadLetterStore store) {
        this(store, delivery -> true);
    }

    /** A writer to {@code store} of those dead letters only that no other place has. */
    public DeadLetterWriter(DeadLetterStore store, Predicate<Delivery> keeps) {
        this.store = store;
        this.keeps = keeps;
    }

    @Override
    public boolean concerns(Batch batch) {
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() instanceof Outcome.DeadLettered && keeps.test(delivery)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void write(Session session, Batch batch) throws SQLException {
        var letters = new ArrayList<DeadLetter>();
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() instanceof Outcome.DeadLettered failure && keeps.test(delivery)) {
                letters.add(letter(batch.lane(), delivery, failure));
            }
        }
        store.put(session, letters);
    }

    /** The dead letter that {@code delivery} becomes; with a random id if its message has no done-key. */
    public static DeadLetter letter(LaneId lane, Delivery delivery, Outcome.DeadLettered failure) {
        var original = delivery.message().original();
        return new DeadLetter(
                DeadLetterId.of(lane.source(), delivery.message().doneKey()),
                delivery.key(),
                lane.instance(),
                lane.route(),
                lane.source().toString(),
                failure.stage(),
                failure.reason(),
                failure.error(),
                failure.fieldErrors(),
                original.attempts(),
                original.takenAt(),
                original.takenAt(),
                original.headers(),
                original.properties(),
                original.bodyType(),
                original.body(),
                original.body().length,
                delivery.reachedTargets(),
                0);
    }
}
