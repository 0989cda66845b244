package dev.bascule.manage;

import static java.util.Objects.requireNonNull;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.LaneListener;
import dev.bascule.batch.OutcomeCounts;
import dev.bascule.batch.SettleStep;
import dev.bascule.dedup.DedupWindow;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What lanes do, as meters. Counts begin at 0 with the process. Thread-safe. */
public final class Metrics implements LaneListener {
    private final MeterRegistry registry;
    private final Map<String, RouteMeters> byRoute = new ConcurrentHashMap<>();

    /** Registers meters as routes appear. */
    public Metrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void settled(Batch batch, OutcomeCounts counts, Duration total) {
        of(batch.lane().route()).settled(batch, counts, total);
    }

    @Override
    public void step(LaneId lane, SettleStep step, Duration took) {
        of(lane.route()).step(step, took);
    }

    /** Shows how many keys a window has. */
    public void follow(DedupWindow window) {
        Gauge.builder("bascule.dedup.keys", window, DedupWindow::size)
                .description("Keys in the dedup window")
                .tag("route", window.route())
                .register(registry);
    }

    private RouteMeters of(String route) {
        return byRoute.computeIfAbsent(route, id -> new RouteMeters(registry, id));
    }

    private static final class RouteMeters {
        private final Counter delivered;
        private final Counter filtered;
        private final Counter duplicate;
        private final Counter deadLettered;
        private final Counter redelivered;
        private final Counter unidentified;
        private final Timer batch;
        private final Map<SettleStep, Timer> steps = new EnumMap<>(SettleStep.class);

        RouteMeters(MeterRegistry registry, String route) {
            delivered = messages(registry, route, "delivered");
            filtered = messages(registry, route, "filtered");
            duplicate = messages(registry, route, "duplicate");
            deadLettered = messages(registry, route, "dead_lettered");
            redelivered = Counter.builder("bascule.redelivered")
                    .description("Delivered again by the source and found done")
                    .tag("route", route)
                    .register(registry);
            unidentified = Counter.builder("bascule.unidentified")
                    .description("Came without id or timestamp: cannot be recognised when they come again")
                    .tag("route", route)
                    .register(registry);
            batch = Timer.builder("bascule.batch")
                    .description("From a batch's first message to its end")
                    .tag("route", route)
                    .register(registry);
            for (var step : SettleStep.values()) {
                steps.put(step, step(registry, route, step));
            }
        }

        private static Counter messages(MeterRegistry registry, String route, String outcome) {
            return Counter.builder("bascule.messages")
                    .description("Messages settled, by outcome")
                    .tag("route", route)
                    .tag("outcome", outcome)
                    .register(registry);
        }

        private static Timer step(MeterRegistry registry, String route, SettleStep step) {
            return Timer.builder("bascule.settle")
                    .description("One step of settling a batch")
                    .tag("route", route)
                    .tag("step", step.label())
                    .register(registry);
        }

        void step(SettleStep step, Duration took) {
            requireNonNull(steps.get(step)).record(took);
        }

        void settled(Batch settled, OutcomeCounts counts, Duration total) {
            unidentified.increment(settled.unidentified());
            delivered.increment(counts.delivered());
            filtered.increment(counts.filtered());
            duplicate.increment(counts.duplicate());
            deadLettered.increment(counts.deadLettered());
            redelivered.increment(counts.alreadyDone());
            batch.record(total);
        }
    }
}
