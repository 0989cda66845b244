package dev.bascule.routes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A Kamelet as it describes itself.
 *
 * @param type source, sink or action; empty if it does not say
 * @param parameters in the order of the file
 */
public record Connector(
        String name, String type, String title, String description, String file, List<Parameter> parameters) {
    private static final String TYPE = "camel.apache.org/kamelet.type";

    /**
     * What a use of the Kamelet can or must say.
     *
     * @param defaultValue null if there is none
     * @param secret whether its value must not be shown
     */
    public record Parameter(
            String name,
            String title,
            String description,
            boolean required,
            @Nullable String defaultValue,
            boolean secret) {}

    /** Those of {@code dir/connectors}, by name; a file that is no YAML is left to {@link RouteValidator}. */
    public static List<Connector> of(Path dir) {
        return RouteText.connectors(dir).stream()
                .flatMap(text -> YamlTree.read(text, new ArrayList<>()).stream().map(tree -> read(text, tree.root())))
                .toList();
    }

    private static Connector read(RouteText text, Node root) {
        var definition = YamlTree.value(YamlTree.value(root, "spec"), "definition");
        var labels = YamlTree.value(YamlTree.value(root, "metadata"), "labels");
        var required = elements(YamlTree.value(definition, "required"));
        var parameters = new ArrayList<Parameter>();
        if (YamlTree.value(definition, "properties") instanceof MappingNode properties) {
            for (var property : properties.getValue()) {
                parameters.add(parameter(YamlTree.text(property.getKeyNode()), property.getValueNode(), required));
            }
        }
        return new Connector(
                Kamelets.name(text),
                YamlTree.text(YamlTree.value(labels, TYPE)),
                YamlTree.text(YamlTree.value(definition, "title")),
                YamlTree.text(YamlTree.value(definition, "description")).strip(),
                text.file(),
                List.copyOf(parameters));
    }

    private static Parameter parameter(String name, Node schema, List<String> required) {
        var fallback = YamlTree.value(schema, "default");
        boolean secret = YamlTree.text(YamlTree.value(schema, "format")).equals("password")
                || elements(YamlTree.value(schema, "x-descriptors")).stream()
                        .anyMatch(descriptor -> descriptor.endsWith(":password"));
        return new Parameter(
                name,
                YamlTree.text(YamlTree.value(schema, "title")),
                YamlTree.text(YamlTree.value(schema, "description")).strip(),
                required.contains(name),
                fallback == null ? null : YamlTree.text(fallback),
                secret);
    }

    private static List<String> elements(@Nullable Node node) {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(YamlTree::text).toList()
                : List.of();
    }
}
