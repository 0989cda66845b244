package dev.bascule.camel;

import dev.bascule.batch.Bridge;
import dev.bascule.batch.BridgeState;
import dev.bascule.batch.UnavailableException;
import dev.bascule.deadletter.ReplayJob;
import dev.bascule.deadletter.ReplayStore;
import dev.bascule.source.replay.ReplaySource;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each started route that has a replay to do a lane for it, and takes the lane away when nothing is left: replays that were under way when the
 * bridge ended go on by themselves. A replay whose lane is held, because most of what it sends fails again, has failed. Thread-safe.
 */
public final class Replays implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger("dev.bascule.replay");
    private static final Duration LOOK = Duration.ofMillis(500);

    /** A lane under way. */
    record Running(Bridge bridge, ReplaySource source) {}

    /** Makes a route's lane. */
    @FunctionalInterface
    interface Maker {
        Running make(String route);
    }

    private final ReplayStore store;
    private final String instance;
    private final Map<String, Maker> started = new HashMap<>();
    private final Map<String, Running> running = new HashMap<>();
    /** Routes of which it was told that their replays cannot go on. Looking thread only. */
    private final Set<String> failing = new HashSet<>();

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var made = new Thread(task, "replays");
        made.setDaemon(true);
        return made;
    });
    private volatile boolean wake;

    Replays(ReplayStore store, String instance) {
        this.store = store;
        this.instance = instance;
        var unused = thread.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A route runs: its replays may go on. */
    synchronized void started(String route, Maker maker) {
        started.put(route, maker);
        wake();
    }

    /** A route is about to stop: so does its lane, after the batch that it carries. */
    void stopped(String route) throws InterruptedException {
        Running ended;
        synchronized (this) {
            started.remove(route);
            ended = running.get(route);
        }
        if (ended != null) {
            end(route, ended);
        }
    }

    /** Whether this process has a lane for it, or makes one as soon as it looks. */
    public synchronized boolean carries(ReplayJob job) {
        return job.instance().equals(instance)
                && (started.containsKey(job.route()) || running.containsKey(job.route()));
    }

    /** There is something new to do. */
    public void wake() {
        wake = true;
    }

    /** Why a replay doesn't move; empty if it does. */
    public synchronized Optional<String> waiting(ReplayJob job) {
        var route = job.route();
        if (!job.instance().equals(instance)) {
            return Optional.of("it is for instance " + job.instance());
        }
        if (!started.containsKey(route)) {
            return Optional.of("route " + route + " is not started");
        }
        return Optional.ofNullable(running.get(route))
                .map(lane -> lane.bridge().status())
                .filter(status -> status.state() != BridgeState.RUNNING
                        && !status.reason().isEmpty())
                .map(status -> status.state() + ": " + status.reason());
    }

    private void look() {
        try {
            if (wake || !isIdle()) {
                wake = false;
                follow(store.routesWithWork(instance));
            }
        } catch (UnavailableException e) {
            wake = true;
            LOGGER.debug("replays are not looked for: {}", e.getMessage());
        } catch (RuntimeException | InterruptedException e) {
            LOGGER.warn("replays could not be brought up to date", e);
        }
    }

    private synchronized boolean isIdle() {
        return running.isEmpty();
    }

    private void follow(Set<String> work) throws UnavailableException, InterruptedException {
        for (var route : routes()) {
            try {
                follow(route, work.contains(route));
                failing.remove(route);
            } catch (RuntimeException e) {
                wake = true;
                if (failing.add(route)) {
                    LOGGER.warn("replays of a route cannot go on, which is tried again route={}", route, e);
                }
            }
        }
    }

    private void follow(String route, boolean hasWork) throws UnavailableException, InterruptedException {
        var lane = lane(route);
        if (lane.isEmpty()) {
            if (hasWork) {
                start(route);
            }
        } else if (isHeld(lane.get())) {
            fail(lane.get());
            end(route, lane.get());
            wake = true;
        } else if (!hasWork) {
            end(route, lane.get());
        }
    }

    /** Routes that letters can be sent through now. */
    public synchronized Set<String> routes() {
        return Set.copyOf(started.keySet());
    }

    private synchronized Optional<Running> lane(String route) {
        return Optional.ofNullable(running.get(route));
    }

    private synchronized void start(String route) {
        var maker = started.get(route);
        if (maker != null) {
            var lane = maker.make(route);
            running.put(route, lane);
            lane.bridge().start();
        }
    }

    private static boolean isHeld(Running lane) {
        return lane.bridge().status().state() == BridgeState.HELD;
    }

    private void fail(Running lane) throws UnavailableException {
        var replay = lane.source().last();
        if (replay.isPresent()) {
            store.fail(replay.get(), lane.bridge().status().reason());
        }
    }

    private void end(String route, Running lane) throws InterruptedException {
        lane.bridge().stop(BasculeJmsConsumer.DRAIN_TIMEOUT);
        synchronized (this) {
            running.remove(route, lane);
        }
    }

    /** Ends the looking; the lanes end with their routes. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
