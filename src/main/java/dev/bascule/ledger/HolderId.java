package dev.bascule.ledger;

import dev.bascule.batch.LaneId;

/** Names one entry: a lane and the number of its batch. The entry may stand under its lane's own key or, carried over, under one of its own. */
record HolderId(LaneId lane, long batch) {
    Place place(int index) {
        return new Place(lane, batch, index);
    }
}
