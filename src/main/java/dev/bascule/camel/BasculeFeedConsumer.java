package dev.bascule.camel;

import dev.bascule.batch.Bridge;
import dev.bascule.source.feed.FeedFolder;
import dev.bascule.source.feed.FeedLetters;
import dev.bascule.source.feed.remote.Courier;
import java.util.Optional;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Runs a route's lanes between Camel's start and stop. A stop lets each lane settle what it carries. */
public final class BasculeFeedConsumer extends DefaultConsumer {
    private final BasculeFeedEndpoint endpoint;
    private @Nullable Bridge bridge;
    private @Nullable FeedFolder folder;
    private Optional<Courier> courier = Optional.empty();

    BasculeFeedConsumer(BasculeFeedEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        var runtime = BasculeRuntime.of(getEndpoint().getCamelContext());
        var bridges = new FeedBridges(runtime, endpoint, this);
        var started = bridges.create(getRoute().getRouteId());
        bridge = started;
        folder = bridges.folder();
        runtime.bridges().add(started);
        runtime.feeds().add(started.route(), bridges.folder());
        courier = bridges.courier();
        if (courier.isPresent()) {
            courier.get().start();
        }
        started.start();
        var layout = endpoint.format().layout();
        runtime.replays()
                .started(started.route(), route -> new ReplayBridges(runtime, endpoint, this, new FeedLetters(layout))
                        .create(route));
    }

    @Override
    protected void doStop() throws Exception {
        var running = bridge;
        bridge = null;
        if (running != null) {
            BasculeRuntime.of(getEndpoint().getCamelContext()).replays().stopped(running.route());
            running.stop(BasculeJmsConsumer.DRAIN_TIMEOUT);
            courier.ifPresent(Courier::close);
            forget(running);
        }
        super.doStop();
    }

    private void forget(Bridge stopped) {
        var runtime = BasculeRuntime.of(getEndpoint().getCamelContext());
        runtime.bridges().remove(stopped);
        if (folder != null) {
            runtime.feeds().remove(stopped.route(), folder);
        }
    }
}
