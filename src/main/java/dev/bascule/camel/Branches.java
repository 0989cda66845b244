package dev.bascule.camel;

import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.IdempotentConsumerDefinition;
import org.apache.camel.model.LoopDefinition;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Tells the exchanges of a batch which {@link Branch} they are in. */
final class Branches implements InterceptStrategy {
    /** Steps that go to several places. */
    private static final Set<Class<?>> SEVERAL = Set.of(
            MulticastDefinition.class,
            RecipientListDefinition.class,
            RoutingSlipDefinition.class,
            DynamicRouterDefinition.class);

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        if (definition instanceof SplitDefinition) {
            return new Branching(target, within(Branch::split), Branch::behindRepeating);
        }
        if (definition instanceof LoopDefinition) {
            return new Branching(target, within(Branch::loop), Branch::behindRepeating);
        }
        if (SEVERAL.contains(definition.getClass())) {
            var step = "/" + definition.getId();
            return new Branching(
                    target, (carried, exchange) -> carried.by(carried.way(exchange) + step), Branch::behindBlock);
        }
        if (definition instanceof IdempotentConsumerDefinition) {
            return new Branching(target, within(Branch::block), Branch::behindBlock);
        }
        return target;
    }

    private static BiFunction<Carried, Exchange, Carried> within(BiFunction<Branch, Exchange, Branch> branch) {
        return (carried, exchange) -> carried.in(branch.apply(carried.branch(), exchange));
    }

    private static final class Branching extends DelegateAsyncProcessor {
        private final BiFunction<Carried, Exchange, Carried> within;
        private final UnaryOperator<Branch> behind;

        Branching(Processor target, BiFunction<Carried, Exchange, Carried> within, UnaryOperator<Branch> behind) {
            super(target);
            this.within = within;
            this.behind = behind;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            var before = Carried.of(exchange);
            if (before == null) {
                return super.process(exchange, callback);
            }
            var counted = before.branch().counted();
            var index = counted == null ? null : counted.index(exchange);
            within.apply(before, exchange).attachTo(exchange);
            return super.process(exchange, doneSync -> {
                // What comes out of a split or a multicast may be one of its parts, with that part's properties.
                before.in(behind.apply(before.branch())).attachTo(exchange);
                if (counted != null) {
                    counted.index(exchange, index);
                }
                callback.done(doneSync);
            });
        }
    }
}
