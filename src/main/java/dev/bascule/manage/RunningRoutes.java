package dev.bascule.manage;

import dev.bascule.batch.UnavailableException;
import dev.bascule.books.Books;
import dev.bascule.camel.BasculeRuntime;
import dev.bascule.routes.RouteFile;
import dev.bascule.routes.RouteFolder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.CamelContext;

/** The routes of this process's Camel context, from their files, and the bridges that they started. Thread-safe. */
public final class RunningRoutes implements Supervised {
    final CamelContext context;
    final BasculeRuntime runtime;
    final RouteFolder folder;
    final Rates rates;
    final Unidentified unidentified;
    final InstantSource clock;
    final KnownBooks books;
    private final ConnectionBoard board;

    /** None of the parts is owned. */
    public RunningRoutes(
            CamelContext context,
            BasculeRuntime runtime,
            RouteFolder folder,
            Rates rates,
            Unidentified unidentified,
            ConnectionBoard board,
            InstantSource clock) {
        this.context = context;
        this.runtime = runtime;
        this.folder = folder;
        this.rates = rates;
        this.unidentified = unidentified;
        this.board = board;
        this.clock = clock;
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
    public List<ConnectionStatus> connections() {
        return board.connections();
    }

    /** A file that was refused for claiming another file's route does not own it. */
    private boolean isOwner(RouteFile file, String id) {
        return folder.files().stream()
                .filter(other -> other.state() != RouteFile.State.INVALID)
                .noneMatch(other -> !other.equals(file) && other.routeIds().contains(id));
    }

    @Override
    public void refresh() {
        try {
            books.refresh();
        } catch (UnavailableException e) {
            System.getLogger("dev.bascule.manage")
                    .log(System.Logger.Level.DEBUG, "stored books are not refreshed: {0}", e.getMessage());
        }
    }
}
