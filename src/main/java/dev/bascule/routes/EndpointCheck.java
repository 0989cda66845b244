package dev.bascule.routes;

import dev.bascule.connection.BasculeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Checks one endpoint of a file: component, options, connection. Reaches no broker; creates an endpoint only where no description of its
 * component is on the class path, and never starts it.
 */
final class EndpointCheck {
    private final CamelContext context;
    private final Predicate<String> knownElsewhere;
    private final ConnectionCheck connections;
    private final CatalogCheck catalog;
    private final CreationCheck creation;
    private final FeedCheck feeds;

    /** @param foldersMustExist whether a folder to read files from has to be there already */
    EndpointCheck(
            CamelContext context, BasculeConfig config, Predicate<String> knownElsewhere, boolean foldersMustExist) {
        this.knownElsewhere = knownElsewhere;
        this.context = context;
        this.connections = new ConnectionCheck(config);
        this.catalog = new CatalogCheck(context);
        this.creation = new CreationCheck(context, config);
        this.feeds = new FeedCheck(config, foldersMustExist);
    }

    /** Everything wrong with {@code use}. */
    List<Problem> check(EndpointUse use) {
        var problems = new ArrayList<Problem>(SplitValueCheck.check(use));
        var resolved = resolve(use, problems);
        if (resolved == null) {
            return problems;
        }
        var uri = EndpointUri.parse(resolved);
        if (use.dynamic() && !uri.isOurs()) {
            return problems;
        }
        boolean found = isFound(uri.scheme());
        if (!found && knownElsewhere.test(uri.scheme())) {
            return problems;
        }
        if (!found) {
            problems.add(new Problem(
                    use.node().uri(),
                    "unknown component '" + uri.scheme() + "'"
                            + Suggestion.didYouMean(uri.scheme(), Components.COMMON)));
            return problems;
        }
        uri.repeated()
                .forEach(name -> problems.add(new Problem(
                        use.node().option(name),
                        "option '" + name + "' is given twice: wrap a value that contains '&' in RAW()")));
        if (uri.isOurs()) {
            problems.addAll(connections.check(use.node(), uri, use.consumer()));
            problems.addAll(OwnOptions.check(context, use.node(), uri));
            problems.addAll(feeds.check(use.node(), uri));
        }
        if (uri.scheme().equals("kamelet")) {
            problems.addAll(KameletCheck.check(context, use.node(), uri));
        }
        problems.addAll(options(use, uri, resolved, problems.isEmpty()));
        return problems;
    }

    private List<Problem> options(EndpointUse use, EndpointUri uri, String resolved, boolean soundSoFar) {
        if (use.dynamic()) {
            return List.of();
        }
        if (!uri.isOurs() && catalog.describes(uri.scheme())) {
            return catalog.check(use.node(), uri, resolved);
        }
        return soundSoFar ? creation.check(use.node(), uri, resolved) : List.of();
    }

    private @Nullable String resolve(EndpointUse use, List<Problem> problems) {
        try {
            return context.resolvePropertyPlaceholders(use.uri());
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(use.node().uri(), String.valueOf(e.getMessage())));
            return null;
        }
    }

    private boolean isFound(String scheme) {
        return catalog.describes(scheme) || context.getComponent(scheme, true, false) != null;
    }
}
