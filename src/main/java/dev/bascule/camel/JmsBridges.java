package dev.bascule.camel;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.Bridge;
import dev.bascule.batch.Lane;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneGate;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.LaneParts;
import dev.bascule.batch.Participant;
import dev.bascule.batch.PoisonWatch;
import dev.bascule.connection.JmsConnection;
import dev.bascule.routes.RouteShape;
import dev.bascule.source.jms.JmsLaneSource;
import dev.bascule.source.jms.JmsProviders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Expression;
import org.apache.camel.support.DefaultConsumer;

/** Builds the bridge of one {@code bascule-jms:} route: per lane a source, a router, and the participants that the route's targets call for. */
final class JmsBridges {
    private final BasculeRuntime runtime;
    private final BasculeJmsEndpoint endpoint;
    private final DefaultConsumer consumer;
    private final JmsConnection connection;
    private final BatchLimits limits;
    private final Optional<Expression> idempotencyKey;

    JmsBridges(BasculeRuntime runtime, BasculeJmsEndpoint endpoint, DefaultConsumer consumer) {
        this.runtime = runtime;
        this.endpoint = endpoint;
        this.consumer = consumer;
        this.connection = runtime.jms(endpoint.requireConnection());
        this.limits = endpoint.limits(runtime.config().batch());
        this.idempotencyKey = Optional.ofNullable(endpoint.getIdempotencyKey())
                .map(text -> SimpleExpressions.compile(endpoint.getCamelContext(), text));
    }

    /** A bridge for {@code route}, not started. */
    Bridge create(String route) {
        var shape = RouteShape.of(route, endpoint.getCamelContext())
                .orElseThrow(() -> new IllegalStateException("no route is called " + route));
        var gate = new LaneGate(endpoint.getLanes(), LaneClock.SYSTEM);
        var poison = new PoisonWatch(endpoint.poison(runtime.config().poison()));
        var lanes = new ArrayList<Lane>();
        var participants = new ArrayList<List<Participant>>();
        try {
            for (int i = 0; i < endpoint.getLanes(); i++) {
                var source = endpoint.address().sourceId(connection.name());
                var id = new LaneId(runtime.config().instance(), route, i, source);
                participants.add(new ArrayList<>());
                var parts = parts(id, shape, participants.get(i), poison);
                lanes.add(new Lane(parts, gate, LaneClock.SYSTEM, runtime.listener()));
            }
        } catch (RuntimeException e) {
            participants.forEach(lane -> lane.forEach(Participant::close));
            throw e;
        }
        return new Bridge(route, lanes);
    }

    private LaneParts parts(LaneId id, RouteShape shape, List<Participant> participants, PoisonWatch poison) {
        var source = new JmsLaneSource(JmsProviders.of(connection), endpoint.address(), limits.bytes());
        var router = new RouteRouter(consumer, new OurHeaders(id), shape.connections(), idempotencyKey);
        return new JmsLaneAssembly(runtime, endpoint, id, shape, limits, participants).assemble(source, router, poison);
    }
}
