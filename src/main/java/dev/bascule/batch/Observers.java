package dev.bascule.batch;

import java.time.Duration;
import java.util.List;

/** Tells several listeners, in their order. */
public final class Observers implements LaneListener {
    private final List<LaneListener> listeners;

    /** Those to tell. */
    public Observers(LaneListener... listeners) {
        this.listeners = List.of(listeners);
    }

    @Override
    public void settled(Batch batch, OutcomeCounts counts, Duration total) {
        listeners.forEach(listener -> listener.settled(batch, counts, total));
    }

    @Override
    public void step(LaneId lane, SettleStep step, Duration took) {
        listeners.forEach(listener -> listener.step(lane, step, took));
    }

    @Override
    public void rolledBack(Batch batch, String why) {
        listeners.forEach(listener -> listener.rolledBack(batch, why));
    }

    @Override
    public void state(LaneId lane, BridgeState state, String reason) {
        listeners.forEach(listener -> listener.state(lane, state, reason));
    }
}
