package dev.bascule.routes;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Where the parts of an endpoint stand in the file: in one {@code uri}, or spread over {@code uri} and {@code parameters}. */
record EndpointNode(YamlTree tree, Node node) {
    /** The scalar that holds the URI; the node itself when there is none. */
    Node uriNode() {
        for (var key : new String[] {"uri", "deadLetterUri", "name"}) {
            var value = YamlTree.value(node, key);
            if (value != null) {
                return value;
            }
        }
        return node;
    }

    Place uri() {
        return tree.place(uriNode());
    }

    /** Where the option's name stands; the URI when it is not written anywhere (a default, say). */
    Place option(String name) {
        var tuple = parameter(name);
        return tuple != null ? tree.place(tuple.getKeyNode()) : inUri(name).orElse(uri());
    }

    /** Where the option's value stands. */
    Place value(String name) {
        var tuple = parameter(name);
        return tuple != null
                ? tree.place(tuple.getValueNode())
                : inUri(name)
                        .map(place -> place.equals(uri()) ? place : place.right(name.length() + 1))
                        .orElse(uri());
    }

    /** The mapping {@code parameters}, or null. */
    @Nullable
    MappingNode parameters() {
        return YamlTree.value(node, "parameters") instanceof MappingNode mapping ? mapping : null;
    }

    private @Nullable NodeTuple parameter(String name) {
        var parameters = parameters();
        if (parameters != null) {
            for (var tuple : parameters.getValue()) {
                if (name.equals(StringHelper.dashToCamelCase(YamlTree.text(tuple.getKeyNode())))) {
                    return tuple;
                }
            }
        }
        return null;
    }

    private Optional<Place> inUri(String name) {
        var found = Pattern.compile("[?&]" + Pattern.quote(name) + "=").matcher(YamlTree.text(uriNode()));
        return found.find() ? Optional.of(tree.within(uriNode(), found.start() + 1)) : Optional.empty();
    }
}
