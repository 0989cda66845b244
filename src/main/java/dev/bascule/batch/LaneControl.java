package dev.bascule.batch;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What an operator asks of a lane, and what the lane shows of itself. Thread-safe; shown on the lane's thread only. */
final class LaneControl {
    private final LaneId lane;
    private final LaneListener listener;
    private final StopSignal stop = new StopSignal();
    private final AtomicReference<@Nullable String> hold = new AtomicReference<>();
    private volatile LaneStatus status = new LaneStatus(BridgeState.STOPPED, "not started");

    LaneControl(LaneId lane, LaneListener listener) {
        this.lane = lane;
        this.listener = listener;
    }

    StopSignal stopSignal() {
        return stop;
    }

    void hold(String reason) {
        hold.set(reason);
    }

    void resume() {
        hold.set(null);
    }

    /** Why the lane is held; null when it isn't. */
    @Nullable
    String holdReason() {
        return hold.get();
    }

    /** Neither stopped nor held. */
    boolean mayWork() {
        return !stop.requested() && hold.get() == null;
    }

    LaneStatus status() {
        return status;
    }

    void show(BridgeState state, String reason) {
        var next = new LaneStatus(state, reason);
        if (!next.equals(status)) {
            status = next;
            listener.state(lane, state, reason);
        }
    }

    void show(UnavailableException e) {
        var misconfigured = e.kind() == UnavailableException.Kind.MISCONFIGURED;
        show(misconfigured ? BridgeState.MISCONFIGURED : BridgeState.TARGET_DOWN, message(e));
    }

    /** One line, without what an exception may quote of a message: it is shown to anybody. What the machine itself says is told whole. */
    static String defect(Throwable e) {
        return e instanceof VirtualMachineError ? message(e) : e.getClass().getSimpleName() + ", see the log";
    }

    /** One line. */
    static String message(Throwable e) {
        var message = e.getMessage();
        var type = e.getClass().getSimpleName();
        if (message == null) {
            return type;
        }
        return e instanceof Error ? type + ": " + message : message;
    }
}
