package dev.bascule.routes;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.YamlUnicodeReader;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The nodes of one YAML document, with the place of each and its neighbours. Nodes can be cut out; places stay what they were. */
final class YamlTree {
    private final String file;
    private final Node root;
    private final Map<Node, Node> keyOfValue = new IdentityHashMap<>();
    private final Map<Node, Node> parents = new IdentityHashMap<>();

    private YamlTree(String file, Node root) {
        this.file = file;
        this.root = root;
    }

    /** The document, or empty after telling {@code problems} why there is none. */
    static Optional<YamlTree> read(RouteText text, List<Problem> problems) {
        if (text.unreadable().isPresent()) {
            problems.add(text.unreadable().get());
            return Optional.empty();
        }
        try {
            var settings = LoadSettings.builder().setLabel(text.file()).build();
            var bytes = new ByteArrayInputStream(text.text().getBytes(StandardCharsets.UTF_8));
            var parser = new ParserImpl(settings, new StreamReader(settings, new YamlUnicodeReader(bytes)));
            var root = new Composer(settings, parser).getSingleNode();
            if (root.isEmpty()) {
                problems.add(
                        new Problem(Place.startOf(text.file()), "the file is empty: a list of routes is expected"));
                return Optional.empty();
            }
            var tree = new YamlTree(text.file(), root.get());
            tree.index(root.get(), problems);
            return Optional.of(tree);
        } catch (MarkedYamlEngineException e) {
            var place = e.getProblemMark().map(mark -> Place.of(text.file(), mark));
            problems.add(new Problem(place.orElse(Place.startOf(text.file())), "not YAML: " + sentence(e)));
        } catch (YamlEngineException e) {
            problems.add(new Problem(Place.startOf(text.file()), "not YAML: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private static String sentence(MarkedYamlEngineException e) {
        var context = e.getContext();
        return context == null ? e.getProblem() : context + ", " + e.getProblem();
    }

    private void index(Node node, List<Problem> problems) {
        if (node instanceof MappingNode mapping) {
            var seen = new HashSet<String>();
            for (var tuple : mapping.getValue()) {
                if (!seen.add(text(tuple.getKeyNode()))) {
                    problems.add(new Problem(
                            place(tuple.getKeyNode()), "'" + text(tuple.getKeyNode()) + "' is given twice"));
                }
                keyOfValue.putIfAbsent(tuple.getValueNode(), tuple.getKeyNode());
                indexChild(mapping, tuple.getValueNode(), problems);
            }
        } else if (node instanceof SequenceNode sequence) {
            for (var element : sequence.getValue()) {
                indexChild(sequence, element, problems);
            }
        }
    }

    /** An alias leads to a node that has been seen; it stays where its anchor is. */
    private void indexChild(Node parent, Node child, List<Problem> problems) {
        if (parents.putIfAbsent(child, parent) == null) {
            index(child, problems);
        }
    }

    Node root() {
        return root;
    }

    String file() {
        return file;
    }

    /** Where {@code node} begins. */
    Place place(Node node) {
        return node.getStartMark().map(mark -> Place.of(file, mark)).orElse(Place.startOf(file));
    }

    /** Where the key of {@code value} begins; the value itself if it has none, as in a list. */
    Place keyPlace(Node value) {
        return place(keyOfValue.getOrDefault(value, value));
    }

    @Nullable
    Node key(Node value) {
        return keyOfValue.get(value);
    }

    @Nullable
    Node parent(Node node) {
        return parents.get(node);
    }

    /** The value of {@code key} in a mapping, or null. */
    static @Nullable Node value(@Nullable Node node, String key) {
        var tuple = tuple(node, key);
        return tuple == null ? null : tuple.getValueNode();
    }

    /** The entry of {@code key} in a mapping, or null. */
    static @Nullable NodeTuple tuple(@Nullable Node node, String key) {
        if (node instanceof MappingNode mapping) {
            for (var tuple : mapping.getValue()) {
                if (key.equals(text(tuple.getKeyNode()))) {
                    return tuple;
                }
            }
        }
        return null;
    }

    /** The text of a scalar; empty for anything else. */
    static String text(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** Where the {@code offset}th character of a scalar stands; its beginning when the scalar is written over several lines or with escapes. */
    Place within(Node scalar, int offset) {
        var start = place(scalar);
        if (offset <= 0
                || !(scalar instanceof ScalarNode plain)
                || scalar.getEndMark().isEmpty()) {
            return start;
        }
        int quotes = plain.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
        int width = scalar.getEndMark().get().getColumn() + 1 - start.column();
        boolean oneLine = scalar.getEndMark().get().getLine() + 1 == start.line();
        boolean verbatim = width == plain.getValue().length() + 2 * quotes;
        return oneLine && verbatim ? start.right(offset + quotes) : start;
    }

    /** Cuts {@code node} out of its list, or out of its mapping together with its key. False for the root. */
    boolean cut(Node node) {
        var parent = parents.get(node);
        if (parent instanceof SequenceNode sequence) {
            return sequence.getValue().removeIf(element -> element == node);
        }
        return parent instanceof MappingNode mapping
                && mapping.getValue().removeIf(tuple -> tuple.getValueNode() == node);
    }
}
