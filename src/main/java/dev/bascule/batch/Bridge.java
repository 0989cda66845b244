package dev.bascule.batch;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One route's lanes and their threads.
 *
 * <p>Thread-safe. A bridge is started once and stopped once; a route that starts again makes a new one.
 */
public final class Bridge {
    private final String route;
    private final List<Lane> lanes;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean abandoned;

    /** A bridge that is not yet started. */
    public Bridge(String route, List<Lane> lanes) {
        this.route = route;
        this.lanes = List.copyOf(lanes);
    }

    /** The route's id. */
    public String route() {
        return route;
    }

    /** The lanes, in the order of their numbers. */
    public List<Lane> lanes() {
        return lanes;
    }

    /** Starts every lane. */
    public synchronized void start() {
        for (var lane : lanes) {
            var thread = new Thread(lane, "lane " + route + "/" + lane.id().lane());
            threads.add(thread);
            thread.start();
        }
    }

    /** Tells every lane to end after the batch it carries, and does not wait: {@link #stop} does. */
    public void beginStop() {
        lanes.forEach(Lane::stop);
    }

    /**
     * Lets each lane settle the batch it carries, then ends it. A lane that needs longer than {@code drainTimeout} is cut off from its source,
     * which gives its batch back to the broker.
     */
    public synchronized void stop(Duration drainTimeout) throws InterruptedException {
        beginStop();
        long deadline = System.nanoTime() + drainTimeout.toNanos();
        boolean drained = true;
        for (var thread : threads) {
            long leftMillis = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
            thread.join(leftMillis);
            drained &= !thread.isAlive();
        }
        if (!drained) {
            abandoned = true;
            Log.abandoned(route, drainTimeout);
            lanes.forEach(Lane::abandonSource);
        }
        threads.clear();
    }

    /** Whether a lane had to be cut off from its source by {@link #stop}. */
    public boolean abandoned() {
        return abandoned;
    }

    /** Stops taking, keeps what was taken to its end, waits for {@link #resume}. */
    public void hold(String reason) {
        lanes.forEach(lane -> lane.hold(reason));
    }

    /** Takes again after {@link #hold}. */
    public void resume() {
        lanes.forEach(Lane::resume);
    }

    /** The worst state of any lane, with its reason. A lane that has died counts as held. */
    public LaneStatus status() {
        var worst = new LaneStatus(BridgeState.RUNNING, "");
        for (int i = 0; i < lanes.size(); i++) {
            var status = status(i);
            worst = i == 0 || status.state().compareTo(worst.state()) > 0 ? status : worst;
        }
        return lanes.isEmpty() ? new LaneStatus(BridgeState.STOPPED, "no lanes") : worst;
    }

    /** The state of the lane with this number, with its reason. One that has died counts as held. */
    public LaneStatus status(int lane) {
        var status = lanes.get(lane).status();
        boolean died = status.state() != BridgeState.STOPPED
                && lane < threads.size()
                && !threads.get(lane).isAlive();
        return died
                ? new LaneStatus(
                        BridgeState.HELD,
                        "lane " + lane + " died, see the log; stop and start the route (it was " + status.state() + ")")
                : status;
    }

    /** What its lanes may have in memory at once, roughly. */
    long memoryBytes() {
        return lanes.stream().mapToLong(Lane::memoryBytes).sum();
    }

    /** Messages waiting at the source, as the lane with the freshest idea of a common queue knows it; empty where the provider can't tell. */
    public OptionalLong backlog() {
        return lanes.stream()
                .map(Lane::backlog)
                .flatMapToLong(OptionalLong::stream)
                .max();
    }

    /** When the oldest message was sent that the lanes settled last, in milliseconds since 1970. */
    public OptionalLong lastSentAtMillis() {
        return lanes.stream()
                .map(Lane::lastSentAtMillis)
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    /** Sum over the lanes; the batch number is the sum as well, a count of batches. */
    public LaneBooks books() {
        return lanes.stream().map(Lane::books).reduce(LaneBooks.EMPTY, LaneBooks::and);
    }
}
