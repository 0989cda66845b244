package dev.bascule.routes;

import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.RuntimeCamelCatalog;
import org.jspecify.annotations.Nullable;

/** Checks an endpoint's options against the description that its component carries in its jar, without making either. */
final class CatalogCheck {
    private static final Pattern OPTION_NAME = Pattern.compile("\"([A-Za-z0-9.\\-]+)\": \\{ \"index\"");

    private final RuntimeCamelCatalog catalog;
    private final Map<String, @Nullable String> descriptions = new HashMap<>();

    CatalogCheck(CamelContext context) {
        this.catalog = context.getCamelContextExtension().getContextPlugin(RuntimeCamelCatalog.class);
    }

    boolean describes(String scheme) {
        return description(scheme) != null;
    }

    private @Nullable String description(String scheme) {
        return descriptions.computeIfAbsent(scheme, catalog::componentJSonSchema);
    }

    List<Problem> check(EndpointNode node, EndpointUri uri, String resolved) {
        EndpointValidationResult result;
        try {
            result = catalog.validateProperties(uri.scheme(), catalog.endpointProperties(resolved));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return List.of(new Problem(node.uri(), String.valueOf(e.getMessage())));
        }
        var problems = new ArrayList<Problem>();
        unknown(problems, node, uri, result);
        orEmpty(result.getInvalidEnum())
                .forEach((name, value) -> problems.add(new Problem(
                        node.value(name),
                        "'" + value + "' is no value of option '" + name + "': it takes one of "
                                + result.getEnumChoices(name)
                                + Suggestion.didYouMean(value, result.getEnumChoices(name)))));
        illTyped(problems, node, result.getInvalidBoolean(), "true or false");
        illTyped(problems, node, result.getInvalidInteger(), "a whole number");
        illTyped(problems, node, result.getInvalidNumber(), "a number");
        illTyped(problems, node, result.getInvalidDuration(), "a duration, such as 5s");
        illTyped(problems, node, result.getInvalidReference(), "a bean's name that begins with #");
        if (result.getRequired() != null) {
            result.getRequired()
                    .forEach(name -> problems.add(new Problem(
                            node.uri(), "'" + name + "' of " + uri.scheme() + ": is required and missing")));
        }
        return problems;
    }

    private void unknown(List<Problem> problems, EndpointNode node, EndpointUri uri, EndpointValidationResult result) {
        var description = String.valueOf(description(uri.scheme()));
        if (result.getUnknown() == null || description.contains("\"lenientProperties\": true")) {
            return;
        }
        for (var name : result.getUnknown()) {
            problems.add(new Problem(
                    node.option(name),
                    "unknown option '" + name + "' of " + uri.scheme() + ":"
                            + Suggestion.didYouMean(name, optionNames(description))));
        }
    }

    private static void illTyped(
            List<Problem> problems, EndpointNode node, @Nullable Map<String, String> values, String wanted) {
        orEmpty(values)
                .forEach((name, value) -> problems.add(new Problem(
                        node.value(name), "'" + value + "' is no value of option '" + name + "': it takes " + wanted)));
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    private static List<String> optionNames(String description) {
        return OPTION_NAME
                .matcher(description)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
