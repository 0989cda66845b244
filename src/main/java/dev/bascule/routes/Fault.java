package dev.bascule.routes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.dsl.yaml.deserializers.ModelDeserializers;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.annotations.YamlProperty;
import org.apache.camel.spi.annotations.YamlType;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * An error of Camel's YAML readers, said in the words of the file.
 *
 * @param node what to cut out so that the rest can be read
 */
record Fault(Place place, Node node, String message) {
    private static final Pattern UNKNOWN_FIELD =
            Pattern.compile("Unsupported field: (.*)|Field: (\\S+) has already been configured as an expression");
    private static final Pattern TWO_KEYS =
            Pattern.compile("Node should have only have 1 key, was: \\d+ keys: \\[(.*)] .*");
    private static final Pattern UNKNOWN_NODE = Pattern.compile("Unknown node id: (.*)");
    private static final Pattern UNKNOWN_EXPRESSION = Pattern.compile("Unknown expression with id: (.*)");
    private static final Pattern ENUM =
            Pattern.compile("Enum: class (\\S+) does not have any constant with value: (.*)");
    private static final Pattern NUMBER = Pattern.compile("For input string: \"(.*)\".*");

    private static final List<String> LANGUAGES = List.of(
            "constant",
            "simple",
            "jsonpath",
            "jq",
            "xpath",
            "header",
            "exchangeProperty",
            "variable",
            "method",
            "language",
            "tokenize");

    static Fault of(YamlTree tree, Node item, @Nullable ConstructNode reader, RuntimeException e) {
        if (!(e instanceof MarkedYamlEngineException marked)
                || marked.getProblemMark().isEmpty()) {
            return unmarked(tree, item, e);
        }
        int index = marked.getProblemMark().get().getIndex();
        var problem = marked.getProblem();
        var field = UNKNOWN_FIELD.matcher(problem);
        if (field.matches()) {
            return unknownField(tree, item, index, field.group(1) == null ? field.group(2) : field.group(1), reader);
        }
        var step = UNKNOWN_NODE.matcher(problem);
        var at = at(item, index);
        if (step.matches()) {
            return new Fault(
                    tree.place(at),
                    at,
                    "unknown step '" + step.group(1) + "'" + Suggestion.didYouMean(step.group(1), stepNames()));
        }
        return new Fault(tree.place(at), at, reworded(problem));
    }

    private static Fault unknownField(
            YamlTree tree, Node item, int index, String field, @Nullable ConstructNode reader) {
        for (var node : RouteReader.below(item)) {
            var tuple = YamlTree.tuple(node, field);
            if (tuple != null && (startsAt(tuple.getValueNode(), index) || startsAt(node, index))) {
                var owner = tree.key(node) == null ? "" : " of '" + YamlTree.text(tree.key(node)) + "'";
                return new Fault(
                        tree.place(tuple.getKeyNode()),
                        tuple.getValueNode(),
                        "unknown property '" + field + "'" + owner + Suggestion.didYouMean(field, properties(reader)));
            }
        }
        var at = at(item, index);
        return new Fault(tree.place(at), at, "unknown property '" + field + "'");
    }

    private static Fault unmarked(YamlTree tree, Node item, RuntimeException e) {
        var number = NUMBER.matcher(String.valueOf(e.getMessage()));
        if (e instanceof NumberFormatException && number.matches()) {
            for (var node : RouteReader.below(item)) {
                if (number.group(1).equals(YamlTree.text(node))) {
                    return new Fault(tree.place(node), node, "'" + number.group(1) + "' is not a number");
                }
            }
        }
        return new Fault(tree.place(item), item, String.valueOf(e.getMessage()));
    }

    private static String reworded(String problem) {
        var language = UNKNOWN_EXPRESSION.matcher(problem);
        if (language.matches()) {
            return "unknown expression language '" + language.group(1) + "'";
        }
        var keys = TWO_KEYS.matcher(problem);
        if (keys.matches()) {
            return "one step cannot be " + keys.group(1).replace(",", " and ")
                    + " at once: is a line indented wrongly?";
        }
        var constant = ENUM.matcher(problem);
        return constant.matches() ? "'" + constant.group(2) + "' is none of " + constants(constant.group(1)) : problem;
    }

    private static String constants(String enumClass) {
        try {
            return Arrays.toString(Class.forName(enumClass, false, Fault.class.getClassLoader())
                    .getEnumConstants());
        } catch (ClassNotFoundException e) {
            return enumClass;
        }
    }

    /** The outermost value or list element that begins at {@code index}: an error's mark is that of the node it speaks of. */
    private static Node at(Node item, int index) {
        Node best = item;
        for (var node : RouteReader.below(item)) {
            if (startsAt(node, index) && (best == item || node instanceof MappingNode)) {
                best = node;
            }
        }
        return best;
    }

    private static boolean startsAt(Node node, int index) {
        return node.getStartMark().map(mark -> mark.getIndex() == index).orElse(false);
    }

    private static List<String> properties(@Nullable ConstructNode reader) {
        var type = reader == null ? null : reader.getClass().getAnnotation(YamlType.class);
        if (type == null) {
            return List.of();
        }
        var names = new ArrayList<>(
                Arrays.stream(type.properties()).map(YamlProperty::name).toList());
        if (names.contains("expression") || names.contains("__extends")) {
            names.addAll(LANGUAGES);
        }
        return names;
    }

    private static List<String> stepNames() {
        var names = new ArrayList<>(List.of("kamelet", "route", "from", "beans", "routeConfiguration"));
        for (var reader : ModelDeserializers.class.getDeclaredClasses()) {
            var type = reader.getAnnotation(YamlType.class);
            if (type != null
                    && type.types().length > 0
                    && ProcessorDefinition.class.isAssignableFrom(type.types()[0])) {
                names.addAll(List.of(type.nodes()));
            }
        }
        return names;
    }
}
