package dev.bascule.manage;

import dev.bascule.batch.Bridge;
import dev.bascule.batch.BridgeState;
import dev.bascule.batch.Lane;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneStatus;
import dev.bascule.manage.LastErrors.LastError;
import dev.bascule.routes.RouteFile;
import dev.bascule.source.feed.FeedFolder;
import dev.bascule.source.feed.FileStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.ServiceStatus;
import org.jspecify.annotations.Nullable;

/** A route as its file and, if it runs, its bridge or Camel's own state tell. */
final class RunningRoute implements SupervisedRoute {
    private final String id;
    private final RouteFile file;
    private final RunningRoutes all;

    RunningRoute(String id, RouteFile file, RunningRoutes all) {
        this.id = id;
        this.file = file;
        this.all = all;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public RouteStatus status() {
        var bridge = bridge();
        var state = state(bridge);
        var promise = all.observed
                .unidentified()
                .lower(id, all.folder.promiseOf(id).map(PromiseStatus::of).orElse(List.of()));
        var backlog = bridge.map(Bridge::backlog).filter(known -> known.isPresent());
        return new RouteStatus(
                id,
                file.file(),
                state.state(),
                reason(state),
                promise,
                BooksStatus.of(books(bridge)),
                all.observed.rates().perSecond(id),
                backlog.isPresent() ? backlog.get().getAsLong() : null,
                bridge.map(this::oldestSeconds).orElse(null));
    }

    @Override
    public List<LaneView> lanes() {
        return bridge().map(this::lanes).orElse(List.of());
    }

    private List<LaneView> lanes(Bridge bridge) {
        var views = new ArrayList<LaneView>();
        for (int i = 0; i < bridge.lanes().size(); i++) {
            var lane = bridge.lanes().get(i);
            var state = bridge.status(i);
            double rate = all.observed.rates().perSecond(lane.id());
            views.add(new LaneView(
                    lane.id().lane(),
                    state.state(),
                    state.reason(),
                    lane.books().batchNumber(),
                    lane.inBatch(),
                    rate));
        }
        return views;
    }

    @Override
    public Optional<LastError> lastError() {
        return all.observed.errors().of(id);
    }

    @Override
    public RouteHistory history() {
        return all.observed.history().of(id);
    }

    @Override
    public void start() throws Exception {
        all.folder.startRoute(id);
    }

    @Override
    public void stop() throws Exception {
        all.runtime.bridges().letGo(id);
        all.folder.stopRoute(id);
    }

    @Override
    public void hold(String reason) {
        all.runtime.bridges().hold(id, reason);
    }

    @Override
    public void resume() {
        all.runtime.bridges().resume(id);
    }

    @Override
    public List<FileStatus> files() {
        return all.runtime.feeds().find(id).map(FeedFolder::files).orElse(List.of());
    }

    @Override
    public void retryFile(String name) {
        feed().retry(name);
    }

    @Override
    public void skipFile(String name) {
        feed().skip(name, all.clock.millis());
    }

    private FeedFolder feed() {
        return all.runtime
                .feeds()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("route " + id + " reads no files, or is not started"));
    }

    private Optional<Bridge> bridge() {
        return all.runtime.bridges().find(id);
    }

    private LaneStatus state(Optional<Bridge> bridge) {
        if (file.state() == RouteFile.State.INVALID) {
            return new LaneStatus(BridgeState.INVALID, file.reason());
        }
        return bridge.map(Bridge::status).orElseGet(this::camelState);
    }

    /** Of a route without lanes, such as one that starts with a timer. */
    private LaneStatus camelState() {
        var started = all.context.getRouteController().getRouteStatus(id) == ServiceStatus.Started;
        return new LaneStatus(started ? BridgeState.RUNNING : BridgeState.STOPPED, "");
    }

    private String reason(LaneStatus state) {
        if (file.state() != RouteFile.State.STALE) {
            return state.reason();
        }
        var stale = "the edited file is not used: " + file.reason();
        return state.reason().isEmpty() ? stale : state.reason() + "; " + stale;
    }

    private LaneBooks books(Optional<Bridge> bridge) {
        var running =
                bridge.map(Bridge::lanes).orElse(List.of()).stream().collect(Collectors.toMap(Lane::id, Lane::books));
        return all.books.of(id, running);
    }

    /** How far behind the bridge is: the age of what it settled last, as long as more is waiting. */
    private @Nullable Long oldestSeconds(Bridge bridge) {
        var backlog = bridge.backlog();
        var sentAt = bridge.lastSentAtMillis();
        if (backlog.isPresent() && backlog.getAsLong() == 0) {
            return 0L;
        }
        return backlog.isPresent() && sentAt.isPresent()
                ? Math.max(0, (all.clock.millis() - sentAt.getAsLong()) / 1000)
                : null;
    }
}
