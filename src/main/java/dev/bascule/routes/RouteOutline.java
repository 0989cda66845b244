package dev.bascule.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/**
 * A route as a drawing shows it: where messages come from, what is done with them, where they go. Without options, and so without secrets.
 *
 * @param id the route
 * @param description as its file says; may be empty
 * @param source where it starts
 * @param steps what is done on the way, in order, branches one after the other
 * @param targets where messages leave to, in order
 */
public record RouteOutline(String id, String description, Stop source, List<Step> steps, List<Stop> targets) {
    private static final int LONGEST_TEXT = 80;

    /**
     * A place that messages come from or go to.
     *
     * @param scheme the component, as {@code bascule-kafka}
     * @param name the destination, as {@code orders}
     * @param connection the connection used; empty if it names none
     */
    public record Stop(String scheme, String name, String connection) {}

    /**
     * Something done on the way.
     *
     * @param kind the name of the step, as {@code filter}
     * @param text what it does, shortened; may be empty
     */
    public record Step(String kind, String text) {}

    /** Of the route called {@code id} that {@code context} has now; empty if there is none. */
    public static Optional<RouteOutline> of(String id, CamelContext context) {
        var model = context.getCamelContextExtension().getContextPlugin(Model.class);
        return Optional.ofNullable(model.getRouteDefinition(id)).map(route -> of(id, route, context));
    }

    private static RouteOutline of(String id, RouteDefinition route, CamelContext context) {
        var steps = new ArrayList<Step>();
        var targets = new ArrayList<Stop>();
        collect(route.getOutputs(), steps, targets, context);
        var description = route.getDescriptionText();
        var from = route.getInput() == null ? "" : route.getInput().getEndpointUri();
        return new RouteOutline(
                id,
                description == null ? "" : description,
                stop(from, context),
                List.copyOf(steps),
                List.copyOf(targets));
    }

    private static void collect(
            List<ProcessorDefinition<?>> outputs, List<Step> steps, List<Stop> targets, CamelContext context) {
        for (var output : outputs) {
            var uri = uri(output);
            if (uri.isPresent() && !Components.isStep(uri.get())) {
                targets.add(stop(uri.get(), context));
            } else {
                steps.add(step(output, uri));
            }
            collect(output.getOutputs(), steps, targets, context);
        }
    }

    private static Optional<String> uri(ProcessorDefinition<?> output) {
        if (output instanceof SendDefinition<?> send) {
            return Optional.ofNullable(send.getEndpointUri());
        }
        return output instanceof ToDynamicDefinition dynamic ? Optional.ofNullable(dynamic.getUri()) : Optional.empty();
    }

    private static Step step(ProcessorDefinition<?> output, Optional<String> uri) {
        if (uri.isPresent()) {
            var endpoint = EndpointUri.parse(uri.get());
            var operation = endpoint.option("operation").map(verb -> verb + " ").orElse("");
            return new Step(endpoint.scheme(), shortened(operation + clean(endpoint.path())));
        }
        return new Step(output.getShortName(), shortened(text(output)));
    }

    private static String text(ProcessorDefinition<?> output) {
        if (output instanceof SetHeaderDefinition header) {
            return String.valueOf(header.getName());
        }
        if (output instanceof ExpressionNode node && node.getExpression() != null) {
            return String.valueOf(node.getExpression().getExpression());
        }
        return "";
    }

    private static Stop stop(@Nullable String uri, CamelContext context) {
        var endpoint = resolved(uri == null ? "" : uri, context);
        return new Stop(
                endpoint.scheme(),
                clean(endpoint.path()),
                endpoint.option("connection").orElse(""));
    }

    /** Placeholders stand for names in our own endpoints, of which path and connection are shown; in others they may stand for secrets. */
    private static EndpointUri resolved(String uri, CamelContext context) {
        var written = EndpointUri.parse(uri);
        try {
            return written.isOurs() ? EndpointUri.parse(context.resolvePropertyPlaceholders(uri)) : written;
        } catch (RuntimeException unresolvable) {
            return written;
        }
    }

    private static String clean(String path) {
        return URISupport.sanitizePath(path);
    }

    private static String shortened(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
