package dev.bascule.batch;

import java.time.Duration;

/** Told what a lane does, on the lane's thread; for metrics and logs. Must be quick and must not throw. */
public interface LaneListener {
    /** Listens to nothing. */
    LaneListener NONE = new LaneListener() {};

    /** The batch is settled; {@code total} counts from its first message. */
    default void settled(Batch batch, OutcomeCounts counts, Duration total) {}

    /** One step of settling has succeeded. */
    default void step(LaneId lane, SettleStep step, Duration took) {}

    /** The batch was given back to the source. */
    default void rolledBack(Batch batch, String why) {}

    /** The lane's state has changed. */
    default void state(LaneId lane, BridgeState state, String reason) {}
}
