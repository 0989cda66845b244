package dev.bascule.camel;

import dev.bascule.batch.Delivery;
import java.util.Set;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.EndpointAware;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.WireTapDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.spi.WrapAwareProcessor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Remembers in the delivery when one of Camel's own producers has sent the message somewhere: it is then delivered, not filtered. Endpoints
 * that leave nothing outside this process ({@code log:}, {@code direct:}, {@code bean:}, transformers) don't count, nor do our own sinks, which
 * append. And tells whether a message failed on its way to such a place.
 */
final class ReachedTargets implements InterceptStrategy {
    private static final Set<Class<?>> SENDING = Set.of(
            ToDefinition.class,
            ToDynamicDefinition.class,
            RecipientListDefinition.class,
            DynamicRouterDefinition.class,
            RoutingSlipDefinition.class,
            WireTapDefinition.class);

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return SENDING.contains(definition.getClass())
                ? new Remembering(target, definition.getId(), staysInside(target))
                : target;
    }

    /**
     * A dead letter channel sends without being a step of the route. It has handled the failure, and the last endpoint is another one than the
     * one that failed.
     */
    static void afterErrorHandler(Exchange exchange, Delivery delivery) {
        if (!exchange.getExchangeExtension().isFailureHandled()) {
            return;
        }
        var uri = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
        if (uri == null || uri.equals(exchange.getProperty(ExchangePropertyKey.FAILURE_ENDPOINT, String.class))) {
            return;
        }
        var endpoint = exchange.getContext().hasEndpoint(uri);
        if (endpoint != null && countsAsTarget(endpoint)) {
            delivery.reached(StageNames.withoutOptions(uri));
        }
    }

    /** Known before the first message where the step names its endpoint. */
    private static boolean staysInside(Processor target) {
        var inner = target;
        // Camel wraps even what another strategy has left as it was.
        while (inner instanceof WrapAwareProcessor wrapper) {
            inner = wrapper.getWrapped();
        }
        return inner instanceof EndpointAware aware && !countsAsTarget(aware.getEndpoint());
    }

    static boolean countsAsTarget(Endpoint endpoint) {
        return endpoint.isRemote() && !(endpoint instanceof AppendingEndpoint);
    }

    /** Whether the failure of {@code exchange} came from sending to something outside this process. */
    static boolean failedWhileSending(Exchange exchange) {
        var uri = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
        if (uri == null) {
            return false;
        }
        var endpoint = exchange.getContext().hasEndpoint(uri);
        return endpoint == null || countsAsTarget(endpoint);
    }

    private static final class Remembering extends DelegateAsyncProcessor {
        private final String nodeId;
        private final boolean staysInside;

        Remembering(Processor target, String nodeId, boolean staysInside) {
            super(target);
            this.nodeId = nodeId;
            this.staysInside = staysInside;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            return super.process(exchange, doneSync -> {
                if (!exchange.isFailed()) {
                    if (!staysInside) {
                        Carried.delivery(exchange).ifPresent(delivery -> remember(exchange, delivery));
                    }
                    // Camel takes it for the endpoint that failed when any later step does.
                    exchange.removeProperty(ExchangePropertyKey.TO_ENDPOINT);
                }
                callback.done(doneSync);
            });
        }

        private void remember(Exchange exchange, Delivery delivery) {
            var uri = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
            if (uri == null) {
                delivery.reached(nodeId);
                return;
            }
            var endpoint = exchange.getContext().hasEndpoint(uri);
            if (endpoint == null || countsAsTarget(endpoint)) {
                delivery.reached(StageNames.withoutOptions(uri));
            }
        }
    }
}
