package dev.bascule.ledger;

import dev.bascule.batch.LaneId;
import dev.bascule.batch.UnavailableException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Knows the lanes that run in this process, and ends the transactions of those of the same instance that don't run any more (fewer lanes, a
 * route that is gone): a transaction that a killed process left open would make every look-up of the source wait until Kafka gives up on it.
 *
 * <p>One for all connections of a process, since two of them may lead to the same cluster. A lane enters before it begins its first
 * transaction and waits while retired lanes are being fenced, so a running lane is never fenced by its own process. Thread-safe.
 */
final class RetiredLanes {
    /** Ends whatever transaction these ids have open. */
    interface Fencing {
        void fence(Set<String> transactionalIds) throws UnavailableException;
    }

    private final String instance;
    /** How many lanes run under an id: two for a moment, while a route is swapped. */
    private final Map<String, Integer> running = new HashMap<>();

    RetiredLanes(String instance) {
        this.instance = instance;
    }

    synchronized void enter(LaneId lane) {
        running.merge(lane.transactionalId(), 1, Integer::sum);
    }

    synchronized void leave(LaneId lane) {
        running.computeIfPresent(lane.transactionalId(), (id, count) -> count > 1 ? count - 1 : null);
    }

    synchronized boolean isRunning(LaneId lane) {
        return running.containsKey(lane.transactionalId());
    }

    /**
     * Fences this instance's lanes among {@code known} that neither run nor are in {@code fenced}, and adds them there.
     *
     * @return whether there were any
     */
    synchronized boolean fence(Collection<LaneId> known, Set<String> fenced, Fencing fencing)
            throws UnavailableException {
        var retired = new TreeSet<String>();
        for (var lane : known) {
            if (lane.instance().equals(instance)) {
                retired.add(lane.transactionalId());
            }
        }
        retired.removeAll(running.keySet());
        retired.removeAll(fenced);
        if (!retired.isEmpty()) {
            fencing.fence(retired);
            fenced.addAll(retired);
        }
        return !retired.isEmpty();
    }
}
