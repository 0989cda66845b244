package dev.bascule.manage;

import dev.bascule.batch.BridgeState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Locale;

/** Meters to be alerted by: a route that doesn't run, dead letters that nobody looks at, a trace that lacks something. One thread at a time. */
final class AlertGauges {
    private final Supervised supervised;
    private final MultiGauge states;
    private final MultiGauge oldest;

    AlertGauges(Supervised supervised, MeterRegistry registry) {
        this.supervised = supervised;
        this.states = MultiGauge.builder("bascule.route.state")
                .description("1 for the state that the route is in, 0 for all others")
                .register(registry);
        this.oldest = MultiGauge.builder("bascule.dead.letters.oldest")
                .baseUnit("seconds")
                .description("How long ago the message of the route's oldest dead letter was taken")
                .register(registry);
        Gauge.builder("bascule.cautions", supervised, process -> process.cautions()
                        .size())
                .description("How many things an operator should look at")
                .register(registry);
        var trace = supervised.trace();
        FunctionCounter.builder("bascule.trace.dropped", trace, TraceWatch::droppedMessages)
                .description("Messages that the trace lacks")
                .register(registry);
        Gauge.builder("bascule.trace.messages", trace, TraceWatch::messages)
                .description("Messages that the trace knows, over all instances that share its database")
                .register(registry);
        Gauge.builder("bascule.trace.window", trace, TraceWatch::seconds)
                .baseUnit("seconds")
                .description("How far back the trace of this instance reaches")
                .register(registry);
    }

    /** From memory alone. */
    void refresh() {
        var rows = new ArrayList<Row<?>>();
        for (var route : supervised.routes()) {
            var status = route.status();
            for (var state : BridgeState.values()) {
                var tags = Tags.of("route", status.id(), "state", state.name().toLowerCase(Locale.ROOT));
                rows.add(Row.of(tags, state == status.state() ? 1 : 0));
            }
        }
        states.register(rows, true);
        oldest.register(
                supervised.oldestDeadLetterSeconds().entrySet().stream()
                        .<Row<?>>map(route -> Row.of(Tags.of("route", route.getKey()), route.getValue()))
                        .toList(),
                true);
    }
}
