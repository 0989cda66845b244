package dev.bascule.routes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The values of a Kamelet's parameters in one use: those that the use gives, else the defaults. */
final class KameletValues {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\??)([A-Za-z][A-Za-z0-9_.-]*)(?::([^{}]*))?}}");

    private final Map<String, String> values;
    private final List<String> required;

    private KameletValues(Map<String, String> values, List<String> required) {
        this.values = values;
        this.required = required;
    }

    static KameletValues of(YamlTree kamelet, EndpointUri use) {
        var values = new HashMap<String, String>();
        var definition = YamlTree.value(YamlTree.value(kamelet.root(), "spec"), "definition");
        if (YamlTree.value(definition, "properties") instanceof MappingNode mapping) {
            for (var property : mapping.getValue()) {
                if (YamlTree.value(property.getValueNode(), "default") instanceof ScalarNode value) {
                    values.put(YamlTree.text(property.getKeyNode()), value.getValue());
                }
            }
        }
        values.putAll(use.options());
        var required = YamlTree.value(definition, "required") instanceof SequenceNode names
                ? names.getValue().stream().map(YamlTree::text).toList()
                : List.<String>of();
        return new KameletValues(values, required);
    }

    /** Whether every required parameter has a value. */
    boolean isComplete() {
        return values.keySet().containsAll(required);
    }

    /** Puts the values in the place of {@code {{name}}} everywhere below {@code node}; an entry that is {@code {{?name}}} goes if there is none. */
    void fill(Node node) {
        if (node instanceof MappingNode mapping) {
            mapping.setValue(filled(mapping.getValue()));
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().replaceAll(element -> filled(element).orElse(element));
        }
    }

    private List<NodeTuple> filled(List<NodeTuple> tuples) {
        var all = new ArrayList<NodeTuple>();
        for (var tuple : tuples) {
            filled(tuple.getValueNode()).ifPresent(value -> all.add(new NodeTuple(tuple.getKeyNode(), value)));
        }
        return all;
    }

    private Optional<Node> filled(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            fill(node);
            return Optional.of(node);
        }
        var found = PLACEHOLDER.matcher(scalar.getValue());
        if (!found.find()) {
            return Optional.of(node);
        }
        if (found.start() == 0 && found.end() == scalar.getValue().length()) {
            var value = value(found);
            boolean optional = found.group(1).equals("?");
            return value == null && optional
                    ? Optional.empty()
                    : Optional.of(value == null ? node : text(value, scalar));
        }
        var text = found.replaceAll(part -> Matcher.quoteReplacement(embedded(part)));
        return Optional.of(text(text, scalar));
    }

    private String embedded(MatchResult part) {
        var value = value(part);
        return value == null ? part.group() : EndpointUri.unwrapped(value);
    }

    private @Nullable String value(MatchResult placeholder) {
        var given = values.get(placeholder.group(2));
        return given != null ? given : placeholder.group(3);
    }

    private static Node text(String value, ScalarNode like) {
        return new ScalarNode(Tag.STR, true, value, like.getScalarStyle(), like.getStartMark(), like.getEndMark());
    }
}
