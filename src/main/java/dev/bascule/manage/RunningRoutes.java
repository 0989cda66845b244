package dev.bascule.manage;

import dev.bascule.batch.BridgeState;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.books.Books;
import dev.bascule.camel.BasculeRuntime;
import dev.bascule.routes.RouteFile;
import dev.bascule.routes.RouteFolder;
import dev.bascule.routes.RouteOutline;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** The routes of this process's Camel context, from their files, and the bridges that they started. Thread-safe. */
public final class RunningRoutes implements Supervised {
    final CamelContext context;
    final BasculeRuntime runtime;
    final RouteFolder folder;
    final Observed observed;
    final InstantSource clock;
    final KnownBooks books;
    private final DeadLetterWatch letters;
    private final TraceWatch trace;
    private final DedupWatch dedup;
    private final ConnectionBoard board;

    /** None of the parts is owned. */
    public RunningRoutes(
            CamelContext context,
            BasculeRuntime runtime,
            RouteFolder folder,
            Observed observed,
            ConnectionBoard board,
            InstantSource clock) {
        this.context = context;
        this.runtime = runtime;
        this.folder = folder;
        this.observed = observed;
        this.board = board;
        this.clock = clock;
        this.letters = new DeadLetterWatch(
                runtime.deadLetterCounts(), runtime.config().deadLetters().mostLetters(), clock);
        this.trace = new TraceWatch(runtime.trace(), clock);
        this.dedup = new DedupWatch(runtime.dedup(), this::takenFrom, runtime::otherInstances);
        this.books =
                new KnownBooks(new Books(runtime.database()), runtime.config().instance());
    }

    @Override
    public List<SupervisedRoute> routes() {
        var routes = new ArrayList<SupervisedRoute>();
        for (var file : folder.files()) {
            var ids = file.routeIds().stream().filter(id -> isOwner(file, id)).toList();
            ids.forEach(id -> routes.add(new RunningRoute(id, file, this)));
            if (ids.isEmpty() && file.state() == RouteFile.State.INVALID) {
                routes.add(new RunningRoute(file.file(), file, this));
            }
        }
        routes.sort(Comparator.comparing(SupervisedRoute::id));
        return List.copyOf(routes);
    }

    @Override
    public Map<String, Long> oldestDeadLetterSeconds() {
        return letters.oldestSeconds();
    }

    @Override
    public TraceWatch trace() {
        return trace;
    }

    @Override
    public List<String> cautions() {
        var cautions = new ArrayList<String>();
        for (var route : routes()) {
            var status = route.status();
            if (status.state() == BridgeState.HELD) {
                cautions.add(status.id() + " is held: " + status.reason());
            }
        }
        cautions.addAll(letters.cautions());
        cautions.addAll(trace.cautions());
        cautions.addAll(dedup.cautions());
        return cautions;
    }

    @Override
    public List<ConnectionStatus> connections() {
        return board.connections();
    }

    @Override
    public List<RouteOutline> outlines() {
        return routes().stream()
                .flatMap(route -> RouteOutline.of(route.id(), context).stream())
                .toList();
    }

    @Override
    public RouteSource source(String route) {
        var owner = folder.files().stream()
                .filter(file -> file.file().equals(route) || file.routeIds().contains(route) && isOwner(file, route))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no route " + route));
        return RouteSource.of(runtime.config().dir(), owner);
    }

    private Optional<SourceId> takenFrom(String route) {
        return runtime.bridges().find(route).flatMap(bridge -> bridge.lanes().stream()
                .map(lane -> lane.id().source())
                .findFirst());
    }

    /** A file that was refused for claiming another file's route does not own it. */
    private boolean isOwner(RouteFile file, String id) {
        return folder.files().stream()
                .filter(other -> other.state() != RouteFile.State.INVALID)
                .noneMatch(other -> !other.equals(file) && other.routeIds().contains(id));
    }

    @Override
    public void refresh() {
        letters.refresh();
        trace.refresh();
        try {
            books.refresh();
        } catch (UnavailableException e) {
            System.getLogger("dev.bascule.manage")
                    .log(System.Logger.Level.DEBUG, "stored books are not refreshed: {0}", e.getMessage());
        }
    }
}
