package dev.bascule.it.demo;

import dev.bascule.it.load.SentOrders;
import dev.bascule.it.load.SteadyLoad;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sends every flow's orders, each on a thread of its own, from the start until it is closed. */
final class DemoLoad implements AutoCloseable {
    private final Map<DemoFlow, SentOrders> sent = new EnumMap<>(DemoFlow.class);
    private final List<SteadyLoad> loads = new ArrayList<>();

    DemoLoad(DemoStage stage, int asked) {
        for (var flow : DemoFlow.values()) {
            var orders = new SentOrders();
            sent.put(flow, orders);
            int perSecond = flow.perSecond(asked);
            var source = flow.source();
            var sink = source.sink(stage, orders);
            loads.add(new SteadyLoad(sink, flow.stream(), source.ordersAtOnce(perSecond), perSecond));
        }
    }

    /** Orders that were sent so far, of all flows. */
    int count() {
        return sent.values().stream().mapToInt(SentOrders::count).sum();
    }

    /** What was sent of a flow. */
    SentOrders sent(DemoFlow flow) {
        return sent.getOrDefault(flow, new SentOrders());
    }

    /** Transactions and files that failed; their orders count as not sent. */
    long failures() {
        return loads.stream().mapToLong(SteadyLoad::failures).sum();
    }

    /** Ends after what is being sent. */
    @Override
    public void close() {
        loads.forEach(SteadyLoad::close);
    }
}
