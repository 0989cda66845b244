package dev.bascule.routes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.IdempotentConsumerDefinition;
import org.apache.camel.model.InterceptSendToEndpointDefinition;
import org.apache.camel.model.KameletDefinition;
import org.apache.camel.model.OnCompletionDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.PollDefinition;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.TransactedDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Follows everything that a route can do with one message, over {@code direct:} and Kamelets into other routes, and over {@code seda:} too
 * though the message leaves the lane there. The main path comes first, error handlers and interceptors after it.
 */
final class RouteWalk {
    private final RouteMap map;
    private final List<Reach> reached = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();
    private final List<IdempotentBlock> blocks = new ArrayList<>();
    private final Deque<IdempotentBlock> around = new ArrayDeque<>();

    private RouteWalk(RouteMap map) {
        this.map = map;
    }

    /** The endpoints that {@code route} can reach, each as often as a way leads to it, in the order of the route. */
    static List<Reach> from(RouteDefinition route, RouteMap map) {
        var walk = new RouteWalk(map);
        walk.route(route, route, map.settings(), null);
        return walk.reached;
    }

    /** The idempotent blocks that {@code route} can come to, in the order of the route. */
    static List<IdempotentBlock> blocks(RouteDefinition route, RouteMap map) {
        var walk = new RouteWalk(map);
        walk.route(route, route, map.settings(), null);
        return walk.blocks;
    }

    /** Every step of {@code route} itself, in its order, however deep. */
    static List<ProcessorDefinition<?>> steps(ProcessorDefinition<?> route) {
        var all = new ArrayList<ProcessorDefinition<?>>();
        for (var step : children(route)) {
            all.add(step);
            all.addAll(steps(step));
        }
        return all;
    }

    /** What stands inside {@code step}; its model keeps some of that apart from the outputs. */
    private static List<ProcessorDefinition<?>> children(ProcessorDefinition<?> step) {
        var all = new ArrayList<ProcessorDefinition<?>>(step.getOutputs());
        if (step instanceof TryDefinition attempt) {
            attempt.getCatchClauses().stream()
                    .filter(clause -> !all.contains(clause))
                    .forEach(all::add);
            if (attempt.getFinallyClause() != null && !all.contains(attempt.getFinallyClause())) {
                all.add(attempt.getFinallyClause());
            }
        } else if (step instanceof CircuitBreakerDefinition breaker && breaker.getOnFallback() != null) {
            all.addAll(breaker.getOnFallback().getOutputs());
        }
        return all;
    }

    /** Handlers, interceptors and completions; Camel counts a saga or a transaction among them, but those are around the main path. */
    private static boolean isBeside(ProcessorDefinition<?> step) {
        return step.isAbstract() && !(step instanceof SagaDefinition) && !(step instanceof TransactedDefinition);
    }

    /** Returns the departure that holds for whatever follows the call of {@code route}. */
    private @Nullable Departure route(
            RouteDefinition route, RouteDefinition in, Settings settings, @Nullable Departure departure) {
        if (!visited.add(System.identityHashCode(route) + (departure == null ? "" : "!"))) {
            return departure;
        }
        var after = sequence(
                route.getOutputs().stream().filter(step -> !isBeside(step)).toList(), in, settings, departure);
        for (var step : route.getOutputs()) {
            if (isBeside(step)) {
                aside(step, in, settings, departure);
            }
        }
        errorHandler(route, in, departure);
        return after;
    }

    /** What stands beside the main path: handlers, interceptors, completions. */
    private void aside(
            ProcessorDefinition<?> step, RouteDefinition in, Settings settings, @Nullable Departure departure) {
        var left = departure;
        if (step instanceof OnCompletionDefinition completion && !"BeforeConsumer".equals(completion.getMode())) {
            left = new Departure(step, "onCompletion", "runs after the message has ended");
        } else if (step instanceof OnExceptionDefinition handler
                && handler.getRedeliveryPolicyType() != null
                && settings.isTrue(handler.getRedeliveryPolicyType().getAsyncDelayedRedelivery(), false)) {
            left = new Departure(step, "onException", "redelivers on another thread (asyncDelayedRedelivery)");
        }
        sequence(step.getOutputs(), in, settings, left);
    }

    private void errorHandler(RouteDefinition route, RouteDefinition in, @Nullable Departure departure) {
        if (route.getErrorHandlerFactory() instanceof DeadLetterChannelDefinition channel
                && channel.getDeadLetterUri() != null) {
            reach(channel.getDeadLetterUri(), false, false, channel, in, map.settings(), departure);
        }
    }

    private @Nullable Departure sequence(
            List<ProcessorDefinition<?>> steps, RouteDefinition in, Settings settings, @Nullable Departure departure) {
        var now = departure;
        for (var step : steps) {
            if (!settings.isTrue(step.getDisabled(), false)) {
                now = step instanceof IdempotentConsumerDefinition once
                        ? block(once, in, settings, now)
                        : step(step, in, settings, now);
            }
        }
        return now;
    }

    private @Nullable Departure block(
            IdempotentConsumerDefinition step, RouteDefinition in, Settings settings, @Nullable Departure before) {
        var block = IdempotentBlock.of(step, in, settings);
        blocks.add(block);
        around.push(block);
        try {
            return step(step, in, settings, before);
        } finally {
            around.pop();
        }
    }

    private @Nullable Departure step(
            ProcessorDefinition<?> step, RouteDefinition in, Settings settings, @Nullable Departure before) {
        var leaves = Departure.at(step, settings).orElse(null);
        var within = before != null || leaves == null ? before : leaves;
        var called = endpoints(step, in, settings, within);
        var after = sequence(children(step), in, settings, within);
        if (leaves != null && Departure.isAside(step)) {
            return before;
        }
        return after != null ? after : called;
    }

    private @Nullable Departure endpoints(
            ProcessorDefinition<?> step, RouteDefinition in, Settings settings, @Nullable Departure within) {
        if (step instanceof InterceptSendToEndpointDefinition) {
            return within;
        }
        var now = within;
        for (var uri : uris(step, settings)) {
            boolean polled = step instanceof PollDefinition || step instanceof PollEnrichDefinition;
            now = reach(uri, isComputed(step, uri), polled, step, in, settings, now);
        }
        return now;
    }

    private static List<String> uris(ProcessorDefinition<?> step, Settings settings) {
        if (step instanceof KameletDefinition kamelet) {
            return List.of("kamelet:" + settings.text(kamelet.getName()));
        }
        var one = EndpointUse.uri(step);
        if (one.isPresent()) {
            return List.of(settings.text(one.get()));
        }
        if (step instanceof RecipientListDefinition<?>
                || step instanceof RoutingSlipDefinition<?>
                || step instanceof DynamicRouterDefinition<?>) {
            var expression = ((ExpressionNode) step).getExpression();
            var text = expression == null || expression.getExpression() == null ? "" : expression.getExpression();
            boolean literal = expression != null && "constant".equals(expression.getLanguage());
            return literal ? List.of(settings.text(text).split("\\s*,\\s*")) : List.of("${" + text + "}");
        }
        return List.of();
    }

    private static boolean isComputed(ProcessorDefinition<?> step, String uri) {
        return uri.startsWith("${") || EndpointUse.isDynamic(step, uri);
    }

    private @Nullable Departure reach(
            String uri,
            boolean dynamic,
            boolean polled,
            Object step,
            RouteDefinition in,
            Settings settings,
            @Nullable Departure departure) {
        var endpoint = dynamic && uri.startsWith("${")
                ? new EndpointUri("", uri, Map.of(), List.of())
                : EndpointUri.parse(settings.text(uri));
        if (!dynamic && !polled) {
            if (Components.INLINE.contains(endpoint.scheme())) {
                return inline(endpoint, departure);
            }
            if (Components.QUEUED.contains(endpoint.scheme())) {
                queued(endpoint, step, in, departure);
                return departure;
            }
            if (endpoint.scheme().equals("kamelet")) {
                return kamelet(endpoint, in, settings, departure);
            }
        }
        reached.add(new Reach(endpoint, dynamic, polled, step, in, departure, around.peek()));
        return departure;
    }

    private @Nullable Departure inline(EndpointUri endpoint, @Nullable Departure departure) {
        var after = departure;
        for (var route : map.startingFrom(endpoint.name())) {
            after = route(route, route, map.settings(), after);
        }
        return after;
    }

    private void queued(EndpointUri endpoint, Object step, RouteDefinition in, @Nullable Departure departure) {
        var left = departure != null
                ? departure
                : new Departure(
                        step,
                        "to " + endpoint.name(),
                        "puts the message into a queue in memory, and nobody waits for it");
        reached.add(new Reach(endpoint, false, false, step, in, left, around.peek()));
        for (var route : map.startingFrom(endpoint.name())) {
            route(route, route, map.settings(), left);
        }
    }

    private @Nullable Departure kamelet(
            EndpointUri endpoint, RouteDefinition in, Settings settings, @Nullable Departure departure) {
        if (Set.of("source", "sink").contains(endpoint.path())) {
            return departure;
        }
        var template = map.kamelet(endpoint.path().replaceAll("/.*", ""));
        if (template.isEmpty() || template.get().getRoute() == null) {
            return departure;
        }
        var parameters = new KameletParameters(endpoint, template.get());
        return route(template.get().getRoute(), in, settings.with(parameters::apply), departure);
    }

    /** The values that a use of a Kamelet gives to its template. */
    private record KameletParameters(EndpointUri use, RouteTemplateDefinition template) {
        String apply(String text) {
            var filled = text;
            for (var option : use.options().entrySet()) {
                filled = filled.replace("{{" + option.getKey() + "}}", option.getValue())
                        .replace("{{?" + option.getKey() + "}}", option.getValue());
            }
            if (template.getTemplateParameters() != null) {
                for (var parameter : template.getTemplateParameters()) {
                    if (parameter.getDefaultValue() != null) {
                        filled = filled.replace("{{" + parameter.getName() + "}}", parameter.getDefaultValue());
                    }
                }
            }
            return filled;
        }
    }
}
