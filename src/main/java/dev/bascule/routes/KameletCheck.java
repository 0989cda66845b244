package dev.bascule.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteTemplateDefinition;

/** Checks that a Kamelet is in the folder or on the class path, and is given what it needs. */
final class KameletCheck {
    private static final Set<String> ENDS = Set.of("source", "sink");
    /** What any Kamelet can be told beside its parameters. */
    private static final Set<String> COMMON = Set.of(
            "routeId",
            "templateId",
            "location",
            "block",
            "timeout",
            "failIfNoConsumers",
            "noErrorHandler",
            "bridgeErrorHandler",
            "exceptionHandler",
            "exchangePattern",
            "lazyStartProducer");

    private KameletCheck() {}

    /** Against the templates that {@code context} has. */
    static List<Problem> check(CamelContext context, EndpointNode node, EndpointUri uri) {
        var name = uri.path().replaceFirst("/.*", "");
        var model = context.getCamelContextExtension().getContextPlugin(Model.class);
        var template = model.getRouteTemplateDefinition(name);
        if (template != null) {
            var problems = new ArrayList<>(missing(template, node, uri));
            problems.addAll(unknown(template, node, uri));
            return problems;
        }
        if (ENDS.contains(name)
                || context.getClassResolver().loadResourceAsURL("kamelets/" + name + ".kamelet.yaml") != null) {
            return List.of();
        }
        var known = model.getRouteTemplateDefinitions().stream()
                .map(RouteTemplateDefinition::getId)
                .toList();
        return List.of(new Problem(
                node.uri(), "no connectors/" + name + ".kamelet.yaml" + Suggestion.didYouMean(name, known)));
    }

    private static List<Problem> unknown(RouteTemplateDefinition template, EndpointNode node, EndpointUri uri) {
        var known = template.getTemplateParameters() == null
                ? List.<String>of()
                : template.getTemplateParameters().stream()
                        .map(parameter -> parameter.getName())
                        .toList();
        return uri.options().keySet().stream()
                .filter(name -> !known.contains(name) && !COMMON.contains(name))
                .map(name -> new Problem(
                        node.option(name),
                        "Kamelet '" + template.getId() + "' has no parameter '" + name + "'"
                                + Suggestion.didYouMean(name, known)))
                .toList();
    }

    private static List<Problem> missing(RouteTemplateDefinition template, EndpointNode node, EndpointUri uri) {
        var parameters = template.getTemplateParameters();
        return parameters == null
                ? List.of()
                : parameters.stream()
                        .filter(parameter -> parameter.isRequired() && parameter.getDefaultValue() == null)
                        .filter(parameter -> !uri.options().containsKey(parameter.getName()))
                        .map(parameter -> new Problem(
                                node.uri(), "Kamelet '" + template.getId() + "' needs '" + parameter.getName() + "'"))
                        .toList();
    }
}
