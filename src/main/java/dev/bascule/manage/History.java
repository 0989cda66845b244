package dev.bascule.manage;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.LaneListener;
import dev.bascule.batch.OutcomeCounts;
import dev.bascule.batch.SettleStep;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each route did in the last hour, in steps of ten seconds. About 60 KiB for each route that has run. Thread-safe. */
public final class History implements LaneListener {
    /** Length of a point. */
    static final int STEP_SECONDS = 10;

    /** As many as an hour has. */
    static final int POINTS = 360;

    private final InstantSource clock;
    private final long firstStep;
    private final Map<String, HistoryRing> byRoute = new ConcurrentHashMap<>();

    /** Begins now. */
    public History(InstantSource clock) {
        this.clock = clock;
        this.firstStep = step();
    }

    @Override
    public void settled(Batch batch, OutcomeCounts counts, Duration total) {
        var sentAt = batch.deliveries().get(0).message().sentAtMillis();
        double ageSeconds = sentAt.isPresent() ? Math.max(0, clock.millis() - sentAt.getAsLong()) / 1e3 : Double.NaN;
        ring(batch.lane().route()).settled(step(), counts, total, ageSeconds);
    }

    @Override
    public void step(LaneId lane, SettleStep step, Duration took) {
        ring(lane.route()).settleStep(step(), step, took);
    }

    /** The whole points of the last hour, or since this was made; the one under way is left out. */
    RouteHistory of(String route) {
        long now = step();
        long from = Math.max(firstStep, now - POINTS);
        return ring(route).points(from, now);
    }

    private HistoryRing ring(String route) {
        return byRoute.computeIfAbsent(route, absent -> new HistoryRing());
    }

    private long step() {
        return clock.instant().getEpochSecond() / STEP_SECONDS;
    }
}
