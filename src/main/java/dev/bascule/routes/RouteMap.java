package dev.bascule.routes;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.jspecify.annotations.Nullable;

/**
 * All routes that can call each other, found by the endpoint they start from.
 *
 * @param settings how to read their attributes
 */
record RouteMap(
        Collection<RouteDefinition> routes,
        Function<String, @Nullable RouteTemplateDefinition> templates,
        Settings settings) {
    /** The routes and templates that {@code context} has now. */
    static RouteMap of(CamelContext context) {
        var model = context.getCamelContextExtension().getContextPlugin(Model.class);
        return new RouteMap(
                List.copyOf(model.getRouteDefinitions()), model::getRouteTemplateDefinition, Settings.of(context));
    }

    /** The routes that start from the endpoint called {@code name}. */
    List<RouteDefinition> startingFrom(String name) {
        return routes.stream()
                .filter(route ->
                        source(route).map(from -> from.name().equals(name)).orElse(false))
                .toList();
    }

    /** The route inside a Kamelet, as its template has it. */
    Optional<RouteTemplateDefinition> kamelet(String name) {
        return Optional.ofNullable(templates.apply(name));
    }

    /** What a route starts from. */
    Optional<EndpointUri> source(RouteDefinition route) {
        var input = route.getInput();
        return input == null || input.getEndpointUri() == null
                ? Optional.empty()
                : Optional.of(EndpointUri.parse(settings.text(input.getEndpointUri())));
    }
}
