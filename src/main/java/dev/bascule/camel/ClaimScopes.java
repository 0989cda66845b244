package dev.bascule.camel;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.IdempotentConsumerDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Ends what an {@code idempotentConsumer} has claimed where its block ends: what follows in the route depends on it no longer. */
final class ClaimScopes implements InterceptStrategy {
    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return definition instanceof IdempotentConsumerDefinition ? new Block(target) : target;
    }

    private static final class Block extends DelegateAsyncProcessor {
        Block(Processor target) {
            super(target);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            var delivery = Carried.delivery(exchange);
            if (delivery.isEmpty()) {
                return super.process(exchange, callback);
            }
            var scope = delivery.get().scope();
            return super.process(exchange, doneSync -> {
                scope.close();
                callback.done(doneSync);
            });
        }
    }
}
