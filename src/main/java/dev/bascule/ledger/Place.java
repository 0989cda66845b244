package dev.bascule.ledger;

import dev.bascule.batch.LaneId;

/**
 * Where a done message is listed: the n-th done-key of one lane's batch. Unique for ever, because a lane's batch numbers only rise and
 * a number is committed to the ledger at most once.
 *
 * @param index 0-based position among the done-keys of the entry
 */
public record Place(LaneId lane, long batch, int index) {
    /** The entry that the place is in. */
    HolderId holder() {
        return new HolderId(lane, batch);
    }

    @Override
    public String toString() {
        return "ledger entry " + lane + " batch " + batch + " #" + index;
    }
}
