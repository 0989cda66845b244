package dev.bascule.ledger;

import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import java.util.Optional;

/**
 * Empties the last entries of lanes that are gone (another host name, fewer lanes, a renamed route): nobody overwrites those any more, and their
 * done-keys would be read at every start for ever. The lane's books stay.
 *
 * <p>What is emptied has expired for everybody, its lane doesn't run in this process, and its transactional id has not been used for as long as
 * Kafka remembers one (a week unless configured otherwise). Should the lane be alive after all, nothing is lost: it is overwritten under its own
 * transactional id, after everything that it had open has ended, so either the lane's producer is fenced or ours.
 */
final class GoneLanes {
    /** What to write, as the ledger stands when it is asked for. */
    interface Content {
        Optional<LedgerRecord> now() throws LedgerFormatException;
    }

    /** What Kafka does for it. */
    interface Cluster {
        /** Whether the coordinator remembers the id. */
        boolean remembers(String transactionalId) throws UnavailableException;

        /** Takes over the lane's transactional id, waits until the ledger is known to its end, and writes {@code content} if there is any. */
        void write(LaneId lane, Content content) throws LedgerFormatException, UnavailableException;
    }

    private final InDoubtIndex index;
    private final RetiredLanes lanes;
    private final Cluster cluster;

    GoneLanes(InDoubtIndex index, RetiredLanes lanes, Cluster cluster) {
        this.index = index;
        this.lanes = lanes;
        this.cluster = cluster;
    }

    void empty(SourceId source) throws LedgerFormatException, UnavailableException {
        for (var lane : index.expiredLanes(source)) {
            if (!lanes.isRunning(lane) && !cluster.remembers(lane.transactionalId())) {
                cluster.write(lane, () -> index.emptied(lane));
            }
        }
    }
}
