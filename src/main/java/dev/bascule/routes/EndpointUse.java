package dev.bascule.routes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.KameletDefinition;
import org.apache.camel.model.PollDefinition;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;

/**
 * One place of a file that names an endpoint.
 *
 * @param uri as Camel composed it of {@code uri} and {@code parameters}
 * @param consumer whether messages are taken from it
 * @param dynamic whether part of the URI is computed for each message
 */
record EndpointUse(String uri, boolean consumer, boolean dynamic, EndpointNode node) {
    /** All uses of a file, in its order. */
    static List<EndpointUse> of(ParsedFile file) {
        var uses = new ArrayList<EndpointUse>();
        file.nodes().forEach((model, node) -> uri(model)
                .ifPresent(uri -> uses.add(new EndpointUse(
                        uri, isConsumer(model), isDynamic(model, uri), new EndpointNode(file.tree(), node)))));
        uses.sort(Comparator.comparing(use -> use.node().uri()));
        return uses;
    }

    /** The endpoint that a step sends to or takes from; empty for steps that have none or compute it whole. */
    static Optional<String> uri(Object model) {
        if (model instanceof EndpointRequiredDefinition required) {
            return Optional.ofNullable(required.getEndpointUri());
        }
        if (model instanceof ToDynamicDefinition to) {
            return Optional.ofNullable(to.getUri());
        }
        if (model instanceof KameletDefinition kamelet) {
            return Optional.of("kamelet:" + kamelet.getName());
        }
        if (model instanceof DeadLetterChannelDefinition channel) {
            return Optional.ofNullable(channel.getDeadLetterUri());
        }
        return model instanceof EnrichDefinition || model instanceof PollEnrichDefinition
                ? Optional.ofNullable(((ExpressionNode) model).getExpression().getExpression())
                : Optional.empty();
    }

    static boolean isDynamic(Object model, String uri) {
        boolean evaluates = model instanceof ToDynamicDefinition
                || model instanceof EnrichDefinition
                || model instanceof PollEnrichDefinition;
        return evaluates && (uri.contains("${") || uri.contains("$simple{"));
    }

    private static boolean isConsumer(Object model) {
        return model instanceof FromDefinition
                || model instanceof PollDefinition
                || model instanceof PollEnrichDefinition;
    }
}
