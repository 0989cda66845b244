package dev.bascule.routes;

import dev.bascule.connection.BasculeConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * The routes of a running bridge, loaded file by file and, if the configuration says so, kept in step with the folder.
 *
 * <p>A file is checked whole before anything is touched; then its own routes are stopped, removed, and the new ones added and started. If
 * that fails, the old ones are put back. A broken file stops no other file's routes, at the start or later. An edit takes effect within
 * {@value #POLL_MILLIS} ms twice over, plus the time its routes need to settle what they have in hand; no message is lost or repeated,
 * since routes end by Camel's own stop.
 *
 * <p>This class is thread-safe.
 */
public final class RouteFolder implements AutoCloseable {
    /** How often the folder is looked at; a change counts once the folder has looked the same twice. */
    static final long POLL_MILLIS = 500;

    private final CamelContext context;
    private final BasculeConfig config;
    private final RouteValidator validator;
    private final RouteLoader loader;
    private final Map<String, LoadedRoutes> running = new LinkedHashMap<>();
    private final OperatorsWill will;
    private FolderTexts seen = FolderTexts.NONE;
    private volatile List<RouteFile> files = List.of();
    private @Nullable FolderWatch watch;

    /** For {@code config.dir()}; nothing is read before {@link #start}. */
    public RouteFolder(CamelContext context, BasculeConfig config) {
        this.context = context;
        this.config = config;
        this.validator = new RouteValidator(config, Surroundings.of(context));
        this.loader = new RouteLoader(context);
        this.will = new OperatorsWill(context);
    }

    /** Loads what can be loaded into the context, which must have been started, and begins to watch if the configuration says so. */
    public synchronized void start() {
        RouteValidator.kameletLocation(context, config.dir());
        rescan();
        if (config.reload()) {
            watch = new FolderWatch(config.dir(), Duration.ofMillis(POLL_MILLIS), this::rescan);
            watch.start();
        }
    }

    /** Ends the watching; the routes end with their context. */
    @Override
    public void close() {
        var watching = watch;
        if (watching != null) {
            watching.close();
        }
    }

    /** The route files, by name. */
    public List<RouteFile> files() {
        return files;
    }

    /** What the route called {@code routeId} promises. */
    public Optional<RoutePromise> promiseOf(String routeId) {
        return files.stream()
                .flatMap(file -> file.promises().stream())
                .filter(promise -> promise.route().equals(routeId))
                .findFirst();
    }

    /** Starts a route for an operator; not while the folder is taken over, which would not know of it. */
    public synchronized void startRoute(String id) throws Exception {
        context.getRouteController().startRoute(id);
    }

    /** Stops a route for an operator, and leaves it so over edits. Waits for what it has in hand, and for a take-over that is under way. */
    public synchronized void stopRoute(String id) throws Exception {
        context.getRouteController().stopRoute(id);
    }

    /** Reads the folder now and takes over what has changed. */
    public void rescan() {
        takeOver(FolderTexts.read(config.dir()));
    }

    private synchronized void takeOver(FolderTexts disk) {
        if (disk.equals(seen)) {
            return;
        }
        var parts = ChangedParts.between(seen, disk);
        seen = disk;
        var plan = new FolderPlan(validator, runningTexts());
        var validation = plan.decide(disk);
        validation.connectorProblems().forEach(Log::connector);
        forgetKamelets(parts.kamelets());
        var problems = new LinkedHashMap<>(plan.problems());
        will.learn(running.values());
        removeDeleted(disk);
        swap(validation, plan, parts, problems);
        files = describe(disk, validation, problems);
    }

    private Map<String, RouteText> runningTexts() {
        var texts = new LinkedHashMap<String, RouteText>();
        running.forEach((file, loaded) -> texts.put(file, loaded.check().text()));
        return texts;
    }

    private void forgetKamelets(Set<String> names) {
        for (var name : names) {
            try {
                loader.forgetKamelet(name);
            } catch (Exception e) {
                Log.watchFailed(e);
            }
        }
    }

    private void removeDeleted(FolderTexts disk) {
        for (var file : new TreeSet<>(running.keySet())) {
            if (!disk.routes().containsKey(file)) {
                unload(file);
                Log.removed(file);
            }
        }
    }

    private void unload(String file) {
        var loaded = running.remove(file);
        if (loaded != null) {
            loader.unload(loaded);
        }
    }

    private void swap(Validation validation, FolderPlan plan, ChangedParts parts, Map<String, List<Problem>> problems) {
        var changed = new ArrayList<CheckedFile>();
        boolean configurationsChanged = false;
        for (var file : validation.files()) {
            var loaded = running.get(file.file());
            boolean text = loaded == null || !loaded.check().text().equals(file.text());
            if (text && !plan.problems().containsKey(file.file())) {
                configurationsChanged |=
                        file.configures() || loaded != null && loaded.check().configures();
                changed.add(file);
            }
        }
        var swapped = new ArrayList<CheckedFile>();
        for (var file : FolderPlan.calleesFirst(validation.files())) {
            if (changed.contains(file) || mustFollow(file, configurationsChanged, parts)) {
                swapped.add(file);
            }
        }
        replace(swapped, problems);
    }

    /** All are stopped before any is started, callers first: a route may have moved from one file to another. */
    private void replace(List<CheckedFile> swapped, Map<String, List<Problem>> problems) {
        var before = new LinkedHashMap<>(running);
        for (int last = swapped.size() - 1; last >= 0; last--) {
            unload(swapped.get(last).file());
        }
        for (var file : swapped) {
            try {
                running.put(file.file(), loader.load(file, will));
            } catch (LoadException e) {
                problems.put(file.file(), List.of(e.problem()));
                restore(before.get(file.file()), problems);
            }
        }
    }

    /**
     * Whether a file whose text is what runs must be loaded anew, because something that its routes are made of has changed. Not if that has made it
     * unsound: what runs then runs on as it is.
     */
    private boolean mustFollow(CheckedFile file, boolean configurationsChanged, ChangedParts parts) {
        var loaded = running.get(file.file());
        return loaded != null
                && file.isValid()
                && loaded.check().text().equals(file.text())
                && (configurationsChanged || !loaded.check().shapes().equals(file.shapes()) || parts.concern(file));
    }

    private void restore(@Nullable LoadedRoutes old, Map<String, List<Problem>> problems) {
        if (old == null) {
            return;
        }
        try {
            running.put(old.check().file(), loader.load(old.check(), will));
        } catch (LoadException e) {
            problems.merge(old.check().file(), List.of(e.problem()), RouteFolder::both);
        }
    }

    private static List<Problem> both(List<Problem> one, List<Problem> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private List<RouteFile> describe(FolderTexts disk, Validation validation, Map<String, List<Problem>> problems) {
        var now = new ArrayList<RouteFile>();
        for (var file : disk.routes().keySet()) {
            var loaded = running.get(file);
            var check = validation.file(file);
            var wrong =
                    problems.getOrDefault(file, check.map(CheckedFile::problems).orElse(List.of()));
            var ids = loaded != null
                    ? loaded.check().routeIds()
                    : check.map(CheckedFile::routeIds).orElse(List.of());
            var promises = check.filter(found -> loaded != null)
                    .map(CheckedFile::promises)
                    .orElse(List.of());
            var state = loaded == null
                    ? RouteFile.State.INVALID
                    : wrong.isEmpty() ? RouteFile.State.LOADED : RouteFile.State.STALE;
            var described = new RouteFile(file, state, ids, wrong, promises);
            if (!files.contains(described)) {
                tell(described);
            }
            now.add(described);
        }
        return List.copyOf(now);
    }

    private static void tell(RouteFile file) {
        if (file.state() == RouteFile.State.LOADED) {
            Log.loaded(file);
        } else {
            Log.refused(file);
        }
    }
}
