package dev.bascule.deadletter;

import dev.bascule.batch.Batch;
import dev.bascule.batch.Delivery;

/** What a source of replayed letters can tell about a batch of them. Lane's thread only. */
public interface ReplayBatch {
    /** How far the replay is once {@code batch}, whose deliveries have all ended, is settled. */
    ReplayProgress progress(Batch batch);

    /** The letter that a delivery replays, as the store has it. */
    DeadLetter letter(Delivery delivery);
}
