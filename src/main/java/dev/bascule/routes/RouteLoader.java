package dev.bascule.routes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Puts one file's routes into a running context and takes them out again.
 *
 * <p>Loading is all or nothing: when it fails, whatever had been added is gone again, definitions included. Routes are stopped by Camel's
 * own stop, which lets a consumer settle what it has in hand. Not thread-safe.
 */
final class RouteLoader {
    private final CamelContext context;
    private final Model model;

    RouteLoader(CamelContext context) {
        this.context = context;
        this.model = context.getCamelContextExtension().getContextPlugin(Model.class);
    }

    /** Adds everything in {@code check}'s text, and starts what its file or an operator wants started. */
    LoadedRoutes load(CheckedFile check, OperatorsWill will) throws LoadException {
        Set<Object> before = identities();
        before.addAll(model.getRouteDefinitions());
        before.addAll(model.getRouteConfigurationDefinitions());
        var beans = beans(check.text());
        var startsItself = new LinkedHashMap<String, Boolean>();
        try {
            // Camel's loader goes by the extension and does not know .yml
            var location = check.file().replaceFirst("\\.yml$", ".yaml");
            var resource = ResourceHelper.fromString(location, check.text().text());
            for (var found : PluginHelper.getRoutesLoader(context).findRoutesBuilders(resource)) {
                add((RouteBuilder) found, new SourceKamelets(check.connectors(), context), route -> {
                    startsItself.put(route.getRouteId(), will.startsItself(route));
                    will.writeInto(route);
                });
            }
        } catch (Exception e) {
            unload(new LoadedRoutes(check, newRoutes(before), newConfigurations(before), startsItself, beans));
            throw new LoadException(Faults.ofLoading(check, e), e);
        }
        return new LoadedRoutes(check, newRoutes(before), newConfigurations(before), startsItself, beans);
    }

    private void add(RouteBuilder builder, SourceKamelets sources, Consumer<RouteDefinition> will) throws Exception {
        if (builder instanceof RouteConfigurationBuilder configurations) {
            configurations.addRouteConfigurationsToCamelContext(context);
        }
        builder.prepareModel(context);
        var routes = new ArrayList<>(builder.getRouteCollection().getRoutes());
        for (var route : routes) {
            sources.writeInto(route, part -> {});
            will.accept(route);
        }
        routes.sort(Comparator.comparing(
                RouteLoader::opensBatches)); // a lane must not take before the routes it calls are there
        model.addRouteDefinitions(routes);
        builder.addTemplatedRoutesToCamelContext(context);
    }

    private static boolean opensBatches(RouteDefinition route) {
        return route.getInput() != null
                && !RouteLinks.isRoute(EndpointUri.parse(route.getInput().getEndpointUri()));
    }

    /** Stops and removes everything in {@code loaded}. What cannot be stopped is left out of the model all the same. */
    void unload(LoadedRoutes loaded) {
        for (var id : loaded.routeIds()) {
            try {
                context.getRouteController().stopRoute(id);
                context.removeRoute(id);
            } catch (Exception e) {
                Log.notStopped(loaded.check().file(), id, e);
            }
            model.getRouteDefinitions().removeIf(route -> id.equals(route.getRouteId()));
        }
        model.getRouteConfigurationDefinitions()
                .removeIf(definition -> loaded.configurations().stream().anyMatch(own -> own == definition));
        loaded.beans().forEach(context.getRegistry()::unbind);
    }

    /** Forgets a Kamelet's text, so that its next user reads the file again. */
    void forgetKamelet(String name) throws Exception {
        var template = model.getRouteTemplateDefinition(name);
        if (template != null) {
            model.removeRouteTemplateDefinition(template);
        }
    }

    private List<String> newRoutes(Set<Object> before) {
        var routes = new ArrayList<RouteDefinition>();
        for (var route : model.getRouteDefinitions()) {
            if (!before.contains(route)) {
                routes.add(route);
            }
        }
        routes.sort(Comparator.comparing(route -> !opensBatches(route)));
        return routes.stream()
                .map(RouteDefinition::getRouteId)
                .filter(id -> id != null)
                .toList();
    }

    private List<RouteConfigurationDefinition> newConfigurations(Set<Object> before) {
        return model.getRouteConfigurationDefinitions().stream()
                .filter(definition -> !before.contains(definition))
                .toList();
    }

    private static Set<Object> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static Set<String> beans(RouteText text) {
        return YamlTree.read(text, new ArrayList<>())
                .map(YamlTree::root)
                .filter(SequenceNode.class::isInstance)
                .map(items -> RouteReader.beans((SequenceNode) items))
                .orElse(Set.of());
    }
}
