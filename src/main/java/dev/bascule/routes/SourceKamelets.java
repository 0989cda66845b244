package dev.bascule.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.PipelineDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteDefinitionHelper;
import org.apache.camel.model.ToDefinition;

/**
 * Writes a Kamelet that a route starts from into the route, if it takes from one of our sources.
 *
 * <p>Camel would make a route of its own of it, with an id that changes from start to start, and end it after the other. Then the transactional id would
 * not survive a restart, nobody would know the route by its name, and a stop would not let it settle what it has in hand.
 */
final class SourceKamelets {
    private final Kamelets kamelets;
    private final CamelContext context;

    SourceKamelets(Kamelets kamelets, CamelContext context) {
        this.kamelets = kamelets;
        this.context = context;
    }

    /** Changes {@code route} if it starts so; {@code written} is told of the use, and of each step that came from the Kamelet. */
    void writeInto(RouteDefinition route, Consumer<Object> written) {
        var input = route.getInput();
        if (input == null || input.getEndpointUri() == null) {
            return;
        }
        var inside = kamelets.expand(EndpointUri.parse(input.getEndpointUri()), context)
                .filter(SourceKamelets::takesFromUs);
        if (inside.isEmpty()) {
            return;
        }
        written.accept(new FromDefinition(input.getEndpointUri()));
        RouteWalk.steps(inside.get()).forEach(written);
        var own = List.copyOf(route.getOutputs());
        input.setUri(inside.get().getInput().getEndpointUri());
        route.getOutputs().clear();
        route.getOutputs().addAll(joined(inside.get().getOutputs(), own));
        RouteDefinitionHelper.initParent(route);
    }

    private static boolean takesFromUs(RouteDefinition inside) {
        return inside.getInput() != null
                && EndpointUri.parse(inside.getInput().getEndpointUri()).isOurSource();
    }

    /** {@code steps} of the Kamelet with {@code own} where it hands over: at its end, if it does not say. */
    private static List<ProcessorDefinition<?>> joined(
            List<ProcessorDefinition<?>> steps, List<ProcessorDefinition<?>> own) {
        var all = new ArrayList<ProcessorDefinition<?>>();
        boolean handedOver = false;
        for (var step : steps) {
            if (isHandOver(step)) {
                all.addAll(own);
                handedOver = true;
            } else {
                handedOver |= handsOverInside(step, own);
                all.add(step);
            }
        }
        if (!handedOver) {
            all.addAll(own);
        }
        return all;
    }

    private static boolean handsOverInside(ProcessorDefinition<?> step, List<ProcessorDefinition<?>> own) {
        boolean handedOver = false;
        for (var inner : RouteWalk.steps(step)) {
            var siblings = inner.getParent() == null ? null : inner.getParent().getOutputs();
            if (siblings != null && isHandOver(inner)) {
                var block = new PipelineDefinition();
                block.getOutputs().addAll(own);
                siblings.set(siblings.indexOf(inner), block);
                handedOver = true;
            }
        }
        return handedOver;
    }

    private static boolean isHandOver(ProcessorDefinition<?> step) {
        return step instanceof ToDefinition to
                && EndpointUri.parse(to.getEndpointUri()).name().equals("kamelet:sink");
    }
}
