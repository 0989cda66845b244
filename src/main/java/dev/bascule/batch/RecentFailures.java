package dev.bascule.batch;

import java.util.List;

/** Counts the dead letters among the messages of a batch that were routed last. Lane's thread only. */
final class RecentFailures {
    private final List<Delivery> deliveries;
    private final int ofLast;
    private int ended;
    private int failed;

    RecentFailures(Batch batch, int ofLast) {
        this.deliveries = batch.deliveries();
        this.ofLast = ofLast;
    }

    /** The next one, in the order of the batch. */
    void ended(Delivery delivery) {
        failed += isFailure(delivery) ? 1 : 0;
        if (ended >= ofLast && isFailure(deliveries.get(ended - ofLast))) {
            failed--;
        }
        ended++;
    }

    int count() {
        return failed;
    }

    private static boolean isFailure(Delivery delivery) {
        return delivery.outcome() instanceof Outcome.DeadLettered;
    }
}
