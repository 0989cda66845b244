package dev.bascule.camel;

import dev.bascule.batch.Delivery;
import dev.bascule.batch.Router;
import dev.bascule.batch.UnavailableException;
import dev.bascule.source.RoutableMessage;
import dev.bascule.source.replay.ReplayMessage;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Expression;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Leads a message through the Camel route as one exchange, on the calling thread, and turns how that ended into an outcome. One per lane. */
final class RouteRouter implements Router {
    private final DefaultConsumer consumer;
    private final OurHeaders headers;
    private final Set<String> connections;
    private final @Nullable Expression idempotencyKey;

    /** @param connections those that a participant of the lane writes to */
    RouteRouter(
            DefaultConsumer consumer,
            OurHeaders headers,
            Set<String> connections,
            Optional<Expression> idempotencyKey) {
        this.consumer = consumer;
        this.headers = headers;
        this.connections = connections;
        this.idempotencyKey = idempotencyKey.orElse(null);
    }

    @Override
    public void route(Delivery delivery) throws UnavailableException {
        var message = (RoutableMessage) delivery.message();
        var decided = message.decided();
        if (decided != null) {
            delivery.end(decided);
            return;
        }
        var exchange = consumer.createExchange(false);
        try {
            // Steps behind an asynchronous producer stay on this thread.
            exchange.getExchangeExtension().setTransacted(true);
            new Carried(delivery, headersOf(message), connections).attachTo(exchange);
            fill(exchange, message, delivery);
            consumer.getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        try {
            if (exchange.getException() == null) {
                ReachedTargets.afterErrorHandler(exchange, delivery);
            }
            conclude(exchange, delivery);
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    /** A message that is replayed says where it came from at first. */
    private OurHeaders headersOf(RoutableMessage message) {
        return message instanceof ReplayMessage replayed ? new OurHeaders(replayed.source(), headers.route()) : headers;
    }

    private void fill(Exchange exchange, RoutableMessage message, Delivery delivery) {
        exchange.setIn(new RoutedMessage(exchange, message));
        if (idempotencyKey != null) {
            var key = idempotencyKey.evaluate(exchange, String.class);
            if (key != null && !key.isEmpty()) {
                delivery.key(key);
            }
        }
    }

    private static void conclude(Exchange exchange, Delivery delivery) throws UnavailableException {
        Throwable failure = exchange.getException();
        if (failure == null && exchange.isRollbackOnly()) {
            failure = new IllegalStateException("the route marked the message for rollback");
        }
        if (failure != null) {
            fail(failure, exchange, delivery);
            return;
        }
        if (!delivery.hasReachedTarget()
                && exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT) instanceof Throwable caught) {
            delivery.end(Failures.handled(caught, stage(exchange)));
            return;
        }
        delivery.endByReach();
    }

    private static void fail(Throwable failure, Exchange exchange, Delivery delivery) throws UnavailableException {
        var stage = stage(exchange);
        var unavailable = Failures.unavailable(failure, stage, ReachedTargets.failedWhileSending(exchange));
        if (unavailable.isPresent()) {
            throw unavailable.get();
        }
        delivery.end(Failures.poison(failure, stage));
    }

    private static String stage(Exchange exchange) {
        var endpoint = exchange.getProperty(ExchangePropertyKey.FAILURE_ENDPOINT);
        if (endpoint != null) {
            return StageNames.withoutOptions(endpoint.toString());
        }
        var route = exchange.getProperty(ExchangePropertyKey.FAILURE_ROUTE_ID);
        return route != null ? "route " + route : "route " + exchange.getFromRouteId();
    }
}
