package dev.bascule.dedup;

import dev.bascule.batch.DedupBounds;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The dedup windows of a process, made when a route first asks for its own. A thread keeps them within their bounds. Thread-safe. */
public final class DedupWindows implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("dev.bascule.dedup");
    private static final int FORGET_SECONDS = 5;

    private final Database database;
    private final boolean shared;
    private final Function<String, DedupBounds> bounds;
    private final Map<String, DedupWindow> windows = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "dedup windows");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Consumer<DedupWindow> observer = window -> {};

    /**
     * Windows that nobody has asked for.
     *
     * @param database stays the caller's to close
     * @param shared whether other processes use it too
     * @param bounds of a route's window
     */
    public DedupWindows(Database database, boolean shared, Function<String, DedupBounds> bounds) {
        this.database = database;
        this.shared = shared;
        this.bounds = bounds;
        var unused = thread.scheduleWithFixedDelay(this::forget, FORGET_SECONDS, FORGET_SECONDS, TimeUnit.SECONDS);
    }

    /** Tells {@code observer} of each window that is made from now on. */
    public void observe(Consumer<DedupWindow> newObserver) {
        observer = newObserver;
    }

    /** The window of {@code route}, made when missing. */
    public DedupWindow open(String route) {
        return windows.computeIfAbsent(route, absent -> {
            var window = new DedupWindow(absent, bounds.apply(absent), database, shared, Clock.systemUTC());
            observer.accept(window);
            return window;
        });
    }

    /** The window of {@code route}; empty if nobody has opened it. */
    public Optional<DedupWindow> of(String route) {
        return Optional.ofNullable(windows.get(route));
    }

    /** The routes that have one. */
    public Set<String> routes() {
        return Set.copyOf(windows.keySet());
    }

    /** The routes whose window forgets keys before their time. */
    public Set<String> full() {
        return windows.values().stream()
                .filter(DedupWindow::isFull)
                .map(DedupWindow::route)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether other processes use the same database. */
    public boolean shared() {
        return shared;
    }

    private void forget() {
        for (var window : windows.values()) {
            try {
                window.forget();
            } catch (UnavailableException | RuntimeException e) {
                LOGGER.log(System.Logger.Level.DEBUG, "nothing is forgotten route=" + window.route(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
