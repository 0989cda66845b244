package dev.bascule.camel;

import dev.bascule.batch.Bridge;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Runs a route's lanes between Camel's start and stop. A stop lets each lane settle what it carries. */
public final class BasculeFeedConsumer extends DefaultConsumer {
    private final BasculeFeedEndpoint endpoint;
    private @Nullable Bridge bridge;

    BasculeFeedConsumer(BasculeFeedEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        var runtime = BasculeRuntime.of(getEndpoint().getCamelContext());
        var started = new FeedBridges(runtime, endpoint, this).create(getRoute().getRouteId());
        bridge = started;
        runtime.bridges().add(started);
        started.start();
    }

    @Override
    protected void doStop() throws Exception {
        var running = bridge;
        bridge = null;
        if (running != null) {
            running.stop(BasculeJmsConsumer.DRAIN_TIMEOUT);
            BasculeRuntime.of(getEndpoint().getCamelContext()).bridges().remove(running);
        }
        super.doStop();
    }
}
