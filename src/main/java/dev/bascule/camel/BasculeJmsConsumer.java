package dev.bascule.camel;

import dev.bascule.batch.Bridge;
import dev.bascule.source.replay.PlainLetters;
import java.time.Duration;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Runs a route's lanes between Camel's start and stop. A stop lets each lane settle what it carries. */
public final class BasculeJmsConsumer extends DefaultConsumer {
    /** Longer than a Kafka transaction may take; then the lanes are cut off from their broker. */
    static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(25);

    private final BasculeJmsEndpoint endpoint;
    private @Nullable Bridge bridge;

    BasculeJmsConsumer(BasculeJmsEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        var runtime = BasculeRuntime.of(getEndpoint().getCamelContext());
        var started = new JmsBridges(runtime, endpoint, this).create(getRoute().getRouteId());
        bridge = started;
        runtime.bridges().add(started);
        started.start();
        runtime.replays()
                .started(started.route(), new ReplayBridges(runtime, endpoint, this, PlainLetters.INSTANCE)::create);
    }

    @Override
    protected void doStop() throws Exception {
        var running = bridge;
        bridge = null;
        if (running != null) {
            BasculeRuntime.of(getEndpoint().getCamelContext()).replays().stopped(running.route());
            running.stop(DRAIN_TIMEOUT);
            BasculeRuntime.of(getEndpoint().getCamelContext()).bridges().remove(running);
        }
        super.doStop();
    }
}
