package dev.bascule.camel;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.Bridge;
import dev.bascule.batch.DoneLedger;
import dev.bascule.batch.Lane;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneGate;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.LaneParts;
import dev.bascule.batch.LaneSource;
import dev.bascule.batch.Participant;
import dev.bascule.batch.PoisonWatch;
import dev.bascule.batch.SourceId;
import dev.bascule.routes.RouteShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Expression;
import org.apache.camel.support.DefaultConsumer;

/** Builds the bridge of one route, whatever its source is: all lanes or, when one cannot be made, none. */
final class BridgeBuilder {
    private final BasculeRuntime runtime;
    private final BatchEndpoint endpoint;
    private final DefaultConsumer consumer;
    private final SourceId source;
    private final BatchLimits limits;

    BridgeBuilder(
            BasculeRuntime runtime,
            BatchEndpoint endpoint,
            DefaultConsumer consumer,
            SourceId source,
            BatchLimits limits) {
        this.runtime = runtime;
        this.endpoint = endpoint;
        this.consumer = consumer;
        this.source = source;
        this.limits = limits;
    }

    /** What is a lane's own. */
    interface LaneFactory {
        /**
         * Makes a lane's source and participants.
         *
         * @param participants gets them, even if the rest fails
         */
        Made make(LaneParticipants participants);
    }

    /**
     * A lane's source, and who knows what is done already.
     *
     * @param ledgers in the order in which they are asked
     */
    record Made(LaneSource source, List<DoneLedger> ledgers) {}

    /** The shape of {@code route}, which {@code endpoint}'s context must have. */
    static RouteShape shape(String route, BatchEndpoint endpoint) {
        return RouteShape.of(route, endpoint.getCamelContext())
                .orElseThrow(() -> new IllegalStateException("no route is called " + route));
    }

    /** The key that the endpoint's option computes; compiled once for all lanes. */
    static Optional<Expression> idempotencyKey(BatchEndpoint endpoint) {
        return Optional.ofNullable(endpoint.getIdempotencyKey())
                .map(text -> SimpleExpressions.compile(endpoint.getCamelContext(), text));
    }

    /** A bridge of {@code lanes} lanes, not started. */
    Bridge build(RouteShape shape, int lanes, Optional<Expression> idempotencyKey, LaneFactory factory) {
        var gate = new LaneGate(lanes, LaneClock.SYSTEM);
        var poison = new PoisonWatch(endpoint.poison(runtime.config().poison()));
        var made = new ArrayList<Lane>();
        var opened = new ArrayList<LaneParticipants>();
        try {
            for (int i = 0; i < lanes; i++) {
                var id = new LaneId(runtime.config().instance(), shape.route(), i, source);
                var participants = new LaneParticipants(runtime, id, shape, limits);
                opened.add(participants);
                var own = factory.make(participants);
                var router = new RouteRouter(consumer, new OurHeaders(id), shape.connections(), idempotencyKey);
                var parts = new LaneParts(id, own.source(), router, participants.all(), own.ledgers(), limits, poison);
                made.add(new Lane(parts, gate, LaneClock.SYSTEM, runtime.listener()));
            }
        } catch (RuntimeException e) {
            opened.forEach(lane -> lane.all().forEach(Participant::close));
            throw e;
        }
        return new Bridge(shape.route(), made);
    }
}
