package dev.bascule.dedup;

import dev.bascule.batch.LaneId;

/**
 * What a lane is about to settle, as the database has it.
 *
 * @param lane whose
 * @param claim marks its keys; {@link #NONE} if it has nothing open
 * @param batchNumber of the batch
 * @param claimedAtMillis of its keys, in milliseconds since 1970
 */
record OpenClaim(LaneId lane, long claim, long batchNumber, long claimedAtMillis) {
    static final long NONE = 0;

    boolean isOpen() {
        return claim != NONE;
    }
}
