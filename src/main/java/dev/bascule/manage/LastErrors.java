package dev.bascule.manage;

import dev.bascule.batch.Batch;
import dev.bascule.batch.BridgeState;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.LaneListener;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What went wrong last on each route, since the process started: a batch that went back, or a state that isn't well. Thread-safe. */
public final class LastErrors implements LaneListener {
    private final InstantSource clock;
    private final Map<String, LastError> byRoute = new ConcurrentHashMap<>();

    /**
     * One error.
     *
     * @param at ISO-8601
     * @param lane number of the lane that met it
     * @param error one line
     */
    public record LastError(String at, int lane, String error) {}

    /** None yet. */
    public LastErrors(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void rolledBack(Batch batch, String why) {
        note(batch.lane(), why);
    }

    @Override
    public void state(LaneId lane, BridgeState state, String reason) {
        if (state != BridgeState.RUNNING && state != BridgeState.STOPPED) {
            note(lane, state + (reason.isEmpty() ? "" : ": " + reason));
        }
    }

    Optional<LastError> of(String route) {
        return Optional.ofNullable(byRoute.get(route));
    }

    private void note(LaneId lane, String error) {
        byRoute.put(lane.route(), new LastError(clock.instant().toString(), lane.lane(), error));
    }
}
