package dev.bascule.dedup;

import dev.bascule.batch.DedupKey;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.UnavailableException;
import java.util.List;

/** Tells which batch of a lane was settled last. */
public interface LaneProof {
    /**
     * What a lane has left as proof.
     *
     * @param batchNumber the last batch that is settled
     * @param keys those that it has used up, if the proof lists them
     */
    record LastDone(long batchNumber, List<DedupKey> keys) {
        /** Of a lane that has left none. */
        public static final LastDone NOTHING = new LastDone(0, List.of());
    }

    /** For lanes whose batches are settled by nothing but the transaction in which their keys are used up. */
    LaneProof NONE = new LaneProof() {
        @Override
        public LastDone lastDone(LaneId lane) {
            return LastDone.NOTHING;
        }

        @Override
        public boolean isLedger() {
            return false;
        }

        @Override
        public boolean listsKeys() {
            return false;
        }
    };

    /** Whatever {@code lane}, of any instance, had under way when this was called has ended, and counts. */
    LastDone lastDone(LaneId lane) throws UnavailableException;

    /** Whether a batch is settled before the database knows. */
    boolean isLedger();

    /** Whether the proof of a batch lists its keys, unless those are more than its messages. */
    boolean listsKeys();
}
