package dev.bascule.routes;

import dev.bascule.connection.BasculeConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.dsl.yaml.KameletRoutesBuilderLoader;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.ResourceHelper;

/** One check of a folder, in a context that is thrown away after it. */
final class FolderCheck {
    private final CamelContext context;
    private final BasculeConfig config;
    private final Surroundings surroundings;
    private final Model model;
    private final Map<String, List<Problem>> problems = new LinkedHashMap<>();
    private final Map<String, ParsedFile> parsed = new LinkedHashMap<>();
    private final Map<RouteDefinition, ParsedFile> owners = new IdentityHashMap<>();
    private final List<RouteDefinition> routes = new ArrayList<>();
    private Kamelets kamelets = Kamelets.NONE;

    FolderCheck(CamelContext context, BasculeConfig config, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.context = context;
        this.config = config;
        this.model = context.getCamelContextExtension().getContextPlugin(Model.class);
    }

    Validation check(List<RouteText> texts, List<RouteText> connectors) {
        var connectorProblems = loadConnectors(connectors);
        kamelets = Kamelets.of(connectors);
        for (var text : texts) {
            var found = new ArrayList<Problem>();
            problems.put(text.file(), found);
            new RouteReader(context).read(text, found).ifPresent(file -> parsed.put(text.file(), file));
        }
        buildConfigurations();
        buildRoutes();
        checkIds();
        checkParts();
        checkSteps();
        var map = new RouteMap(routes, model::getRouteTemplateDefinition, Settings.of(context));
        checkRules(map);
        return new Validation(texts.stream().map(text -> result(text, map)).toList(), connectorProblems);
    }

    private List<Problem> loadConnectors(List<RouteText> connectors) {
        var found = new ArrayList<Problem>();
        for (var text : connectors) {
            if (YamlTree.read(text, found).isPresent()) {
                try (var loader = new KameletRoutesBuilderLoader()) {
                    loader.setCamelContext(context);
                    loader.start();
                    var builder = loader.loadRoutesBuilder(ResourceHelper.fromString(text.file(), text.text()));
                    builder.addRoutesToCamelContext(context);
                } catch (Exception e) {
                    found.add(Faults.ofFile(text.file(), e));
                }
            }
        }
        return found;
    }

    /** Before any route: a file's configurations apply to the routes of all. */
    private void buildConfigurations() {
        for (var file : parsed.values()) {
            if (file.builder() instanceof RouteConfigurationBuilder builder) {
                build(file, () -> builder.addRouteConfigurationsToCamelContext(context));
            }
        }
    }

    private void buildRoutes() {
        for (var file : parsed.values()) {
            build(file, () -> {
                int before = model.getRouteDefinitions().size();
                RouteBuilder builder = file.builder();
                builder.prepareModel(context);
                writeOut(file, builder.getRouteCollection().getRoutes());
                builder.addTemplatedRoutesToCamelContext(context);
                own(file, builder.getRouteCollection().getRoutes());
                own(
                        file,
                        model.getRouteDefinitions()
                                .subList(before, model.getRouteDefinitions().size()));
            });
        }
    }

    /** What a Kamelet consists of is checked with the values that it is given, and told at the place where it is used. */
    private void writeOut(ParsedFile file, Collection<RouteDefinition> definitions) {
        var sources = new SourceKamelets(kamelets, context);
        for (var route : definitions) {
            var from = route.getInput() == null ? null : file.node(route.getInput());
            sources.writeInto(route, part -> {
                if (from != null) {
                    file.nodes().put(part, from);
                }
            });
        }
        for (var use : EndpointUse.of(file)) {
            if (!use.consumer()) {
                kamelets.expand(EndpointUri.parse(use.uri()), context).ifPresent(inside -> RouteWalk.steps(inside)
                        .forEach(step -> file.nodes().put(step, use.node().node())));
            }
        }
    }

    private void own(ParsedFile file, Collection<RouteDefinition> definitions) {
        for (var route : definitions) {
            routes.add(route);
            owners.put(route, file);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private void build(ParsedFile file, Step step) {
        try {
            step.run();
        } catch (Exception e) {
            var found = of(file);
            if (found.isEmpty()) {
                found.add(Faults.ofModel(file.tree(), e));
            }
        }
    }

    private List<Problem> of(ParsedFile file) {
        return problems.getOrDefault(file.file(), new ArrayList<>());
    }

    private void checkIds() {
        Map<String, Place> taken = new HashMap<>();
        for (var file : parsed.values()) {
            file.routeIds().forEach((id, place) -> {
                var first = taken.putIfAbsent(id, place);
                if (first != null) {
                    of(file).add(new Problem(place, "route id '" + id + "' is taken: " + first));
                }
            });
            of(file).addAll(file.repeatedIds());
        }
    }

    private void checkParts() {
        var beans = new HashSet<String>();
        parsed.values().forEach(file -> beans.addAll(file.beans()));
        var endpoints = new EndpointCheck(
                context,
                config,
                scheme -> surroundings.hasComponent().test(scheme) || beans.contains(scheme),
                !surroundings.running());
        var expressions = new ExpressionCheck(context);
        for (var file : parsed.values()) {
            EndpointUse.of(file).forEach(use -> of(file).addAll(endpoints.check(use)));
            of(file).addAll(expressions.check(file));
        }
    }

    /** In files that are sound so far: of the others, steps may have been cut out. */
    private void checkSteps() {
        for (var route : routes) {
            var owner = owners.get(route);
            if (owner != null && of(owner).isEmpty() && route.getOutputs().isEmpty()) {
                of(owner)
                        .add(new Problem(
                                place(route.getInput(), route),
                                "the route has no steps: what it takes would go nowhere"));
            }
        }
    }

    private void checkRules(RouteMap map) {
        var rules = new RouteRules(map);
        Set<Problem> said = new LinkedHashSet<>();
        for (var route : routes) {
            for (var breach : rules.check(route)) {
                var problem = new Problem(place(breach.at(), breach.in()), breach.message());
                if (said.add(problem)) {
                    problems.computeIfAbsent(problem.place().file(), file -> new ArrayList<>())
                            .add(problem);
                }
            }
        }
    }

    private Place place(Object at, RouteDefinition in) {
        for (var file : parsed.values()) {
            var node = file.node(at);
            if (node != null) {
                return file.tree().keyPlace(node);
            }
        }
        var owner = owners.get(in);
        var node = owner == null || in.getInput() == null ? null : owner.node(in.getInput());
        return node == null
                ? Place.startOf(owner == null ? "routes" : owner.file())
                : Objects.requireNonNull(owner).tree().keyPlace(node);
    }

    private CheckedFile result(RouteText text, RouteMap map) {
        var found = problems.getOrDefault(text.file(), List.of()).stream()
                .sorted()
                .distinct()
                .toList();
        var file = parsed.get(text.file());
        if (file == null) {
            return new CheckedFile(text, found, List.of(), List.of(), List.of(), false, Set.of(), kamelets);
        }
        var own = found.isEmpty()
                ? routes.stream().filter(route -> owners.get(route) == file).toList()
                : List.<RouteDefinition>of();
        var promises = new PromiseRules(config, map);
        return new CheckedFile(
                text,
                found,
                List.copyOf(file.routeIds().keySet()),
                own.stream().flatMap(route -> promises.of(route).stream()).toList(),
                own.stream().map(route -> RouteShape.of(route, map)).toList(),
                file.configures(),
                file.kamelets(),
                kamelets);
    }
}
