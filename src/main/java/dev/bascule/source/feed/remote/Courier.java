package dev.bascule.source.feed.remote;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.StopSignal;
import dev.bascule.source.feed.Supply;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;

/**
 * A thread that brings the files of a server into a spool folder as long as a lane reads that, and puts the originals away when they were read. A server
 * that cannot be reached is tried again after 3 s, one that refuses us after a minute. Thread-safe.
 */
public final class Courier implements Supply, AutoCloseable {
    private static final Logger LOGGER = System.getLogger(Courier.class.getName());
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration PAUSE_WHEN_DOWN = Duration.ofSeconds(3);
    private static final Duration PAUSE_WHEN_REFUSED = Duration.ofMinutes(1);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(5);

    private final RemoteFolder remote;
    private final Spool spool;
    private final Round round;
    private final Duration delay;
    private final Set<Object> lanes = ConcurrentHashMap.newKeySet();
    private final StopSignal stop = new StopSignal();
    private final Thread thread;
    private volatile boolean answered;
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * A courier that waits for {@link #start}.
     *
     * @param isStuck whether the copy of that name is stopped or was given up
     */
    Courier(RemoteFolder remote, Spool spool, RemoteOptions options, Predicate<String> isStuck, LaneClock clock) {
        this.remote = remote;
        this.spool = spool;
        this.round = new Round(remote, spool, options, isStuck, clock);
        this.delay = options.delay();
        this.thread = new Thread(this::work, "courier " + remote);
        thread.setDaemon(true);
    }

    /** The courier of a server. */
    public static Courier of(
            CamelContext context,
            RemoteAddress address,
            RemoteAccess access,
            Spool spool,
            RemoteOptions options,
            Predicate<String> isStuck) {
        RemoteFolder remote = address.protocol() == RemoteAddress.Protocol.SFTP
                ? new CamelRemoteFolder<>(address, new SftpProtocol(context, address, access))
                : new CamelRemoteFolder<>(address, new FtpProtocol(context, address, access));
        return new Courier(remote, spool, options, isStuck, LaneClock.SYSTEM);
    }

    /** Makes the spool's folders and starts the thread, which connects when the first lane joins. */
    public void start() throws IOException {
        spool.prepare();
        thread.start();
    }

    @Override
    public void join(Object lane, StopSignal laneStop) {
        lanes.add(lane);
        while (!answered && !laneStop.requested() && !stop.requested()) {
            laneStop.await(TICK);
        }
    }

    @Override
    public void leave(Object lane) {
        lanes.remove(lane);
    }

    @Override
    public Optional<String> trouble() {
        return trouble;
    }

    private void work() {
        while (!stop.requested()) {
            if (lanes.isEmpty()) {
                rest();
            } else {
                stop.await(look());
            }
        }
        remote.disconnect();
    }

    private void rest() {
        if (answered) {
            remote.disconnect();
            answered = false;
        }
        stop.await(TICK);
    }

    /** How long to wait before the next look. */
    private Duration look() {
        var pause = delay;
        try {
            round.run(stop);
            trouble = Optional.empty();
        } catch (RemoteException e) {
            pause = e.kind() == RemoteException.Kind.REFUSED ? PAUSE_WHEN_REFUSED : PAUSE_WHEN_DOWN;
            failed(String.valueOf(e.getMessage()), e);
        } catch (IOException | RuntimeException e) {
            pause = PAUSE_WHEN_DOWN;
            failed("copies of " + remote + " cannot be kept in " + spool.folder() + ": " + e, e);
        }
        answered = true;
        return pause;
    }

    private void failed(String line, Exception e) {
        remote.disconnect();
        if (!stop.requested() && !trouble.equals(Optional.of(line))) {
            LOGGER.log(Level.WARNING, line);
            LOGGER.log(Level.DEBUG, "courier of " + remote, e);
        }
        trouble = Optional.of(line);
    }

    /** Ends the thread; one that waits for the server ends when that answers or its time is up. */
    @Override
    public void close() {
        stop.request();
        try {
            thread.join(END_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
