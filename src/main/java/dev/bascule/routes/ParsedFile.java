package dev.bascule.routes;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A route file as far as it could be read, with the YAML node that each part of Camel's model came from.
 *
 * @param builder makes the routes in a context; without the file's beans, which a check must not create
 * @param nodes the node of each object of the model, by identity, in the order of the file
 * @param routeIds the ids that the text declares, readable or not, with their places
 * @param repeatedIds ids that the file declares more than once
 * @param configures whether it holds route configurations
 * @param kamelets the Kamelets that it names
 * @param beans the beans that it declares
 */
record ParsedFile(
        YamlTree tree,
        RouteBuilder builder,
        Map<Object, Node> nodes,
        Map<String, Place> routeIds,
        List<Problem> repeatedIds,
        boolean configures,
        Set<String> kamelets,
        Set<String> beans) {
    /** By identity: equal steps in two places are two steps. */
    static Map<Object, Node> newNodes() {
        return new IdentityHashMap<>();
    }

    String file() {
        return tree.file();
    }

    @Nullable
    Node node(Object model) {
        return nodes.get(model);
    }
}
