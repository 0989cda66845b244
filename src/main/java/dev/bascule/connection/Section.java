package dev.bascule.connection;

import dev.bascule.connection.Placeholders.UnresolvedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of the file. Reading a key makes it an allowed one; {@link #refuseOthers} reports the rest. What is wrong is
 * reported to {@link Problems} and reading goes on with the default, so that one run finds everything.
 */
final class Section {
    private final Problems problems;
    private final Placeholders placeholders;
    private final String path;
    private final Node place;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final TreeSet<String> known = new TreeSet<>();

    /**
     * @param path dotted name of the section; empty for the whole file
     * @param place where a missing key is reported: the section's own key
     */
    Section(Problems problems, Placeholders placeholders, String path, Node place, MappingNode mapping) {
        this.problems = problems;
        this.placeholders = placeholders;
        this.path = path;
        this.place = place;
        for (var entry : mapping.getValue()) {
            addEntry(entry);
        }
    }

    private void addEntry(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            problems.at(entry.getKeyNode(), named(path) + ": a key must be plain text");
        } else if (entries.putIfAbsent(key.getValue(), entry) != null) {
            problems.at(key, pathOf(key.getValue()) + ": appears twice");
        }
    }

    String path() {
        return path;
    }

    /** Reports a problem with a key's value, or with the section when the key is absent. */
    void problem(String key, String message) {
        var entry = entries.get(key);
        problems.at(entry == null ? place : entry.getValueNode(), message);
    }

    /** Reports what a record's own check says, at the key that it names. */
    void problem(IllegalArgumentException refused) {
        var message = String.valueOf(refused.getMessage());
        var culprit = entries.keySet().stream().filter(message::contains).findFirst();
        problem(culprit.orElse(""), named(path) + ": " + message);
    }

    Optional<String> text(String key) {
        return value(key).map(Value::text);
    }

    /** Reports the key if it is missing. */
    void require(String key, String rule) {
        if (!entries.containsKey(key)) {
            problems.at(place, pathOf(key) + ": missing; " + rule);
        }
    }

    /** As {@link #parsed}, of a key that must be there; empty text, and a problem, otherwise. */
    String required(String key, String rule, Function<String, Optional<String>> check) {
        require(key, "must be " + rule);
        return parsed(key, rule, check).orElse("");
    }

    int number(String key, int absent, int min, int max) {
        return parsed(key, "a whole number from " + min + " to " + max, text -> integer(text)
                        .filter(number -> number >= min && number <= max))
                .orElse(absent);
    }

    boolean flag(String key, boolean absent) {
        return parsed(key, "true or false", text -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                })
                .orElse(absent);
    }

    long bytes(String key, long absent) {
        return parsed(key, "a size such as 512KiB or 8MiB", Quantities::bytes).orElse(absent);
    }

    Duration duration(String key, Duration absent) {
        return parsed(key, "a duration such as 20ms, 10s or 5m", Quantities::duration)
                .orElse(absent);
    }

    /** A file that can be read; relative to the bridge's folder. */
    Optional<Path> file(String key) {
        return parsed(key, "a file that can be read", text -> Optional.of(
                        placeholders.dir().resolve(text).normalize())
                .filter(file -> Files.isRegularFile(file) && Files.isReadable(file)));
    }

    /** A text that {@code check} accepts. */
    <T> Optional<T> parsed(String key, String rule, Function<String, Optional<T>> check) {
        var value = value(key);
        var parsed = value.flatMap(found -> check.apply(found.text()));
        if (parsed.isEmpty()) {
            value.ifPresent(found -> problems.at(
                    found.node(), found.path() + ": " + found.shown() + " is not allowed; must be " + rule));
        }
        return parsed;
    }

    /** As {@link #parsed} of something that no message may repeat. */
    <T> Optional<T> secret(String key, String rule, Function<String, Optional<T>> check) {
        var value = value(key);
        var parsed = value.flatMap(found -> check.apply(found.text()));
        if (parsed.isEmpty()) {
            value.ifPresent(found -> problems.at(found.node(), found.path() + ": must be " + rule));
        }
        return parsed;
    }

    /** The texts of a list; none if the key is absent. */
    List<String> texts(String key) {
        known.add(key);
        var texts = new ArrayList<String>();
        var entry = entries.get(key);
        if (entry == null) {
            return texts;
        }
        if (!(entry.getValueNode() instanceof SequenceNode sequence)) {
            problems.at(entry.getValueNode(), pathOf(key) + ": must be a list, such as [a, b]");
            return texts;
        }
        for (var node : sequence.getValue()) {
            if (node instanceof ScalarNode scalar && !isNull(scalar)) {
                resolved(key, scalar).ifPresent(value -> texts.add(value.text()));
            } else {
                problems.at(node, pathOf(key) + ": each must be a single value");
            }
        }
        return texts;
    }

    /** One of {@code allowed}, which must be there. */
    Optional<String> requiredOneOf(String key, List<String> allowed) {
        var list = "one of " + String.join(", ", allowed);
        require(key, "must be " + list);
        var hint = Nearest.hint(rawText(key), allowed);
        return parsed(key, list + hint, text -> Optional.of(text).filter(allowed::contains));
    }

    private String rawText(String key) {
        var entry = entries.get(key);
        return entry != null && entry.getValueNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    Optional<Section> section(String key) {
        known.add(key);
        var entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.getValueNode() instanceof MappingNode mapping) {
            return Optional.of(new Section(problems, placeholders, pathOf(key), entry.getKeyNode(), mapping));
        }
        problems.at(entry.getValueNode(), pathOf(key) + ": must be a mapping of names to values");
        return Optional.empty();
    }

    /** The mappings of a list; none if the key is absent. */
    List<Section> sections(String key) {
        known.add(key);
        var entry = entries.get(key);
        if (entry == null) {
            return List.of();
        }
        if (!(entry.getValueNode() instanceof SequenceNode list)) {
            problems.at(entry.getValueNode(), pathOf(key) + ": must be a list");
            return List.of();
        }
        var sections = new ArrayList<Section>();
        for (var item : list.getValue()) {
            var itemPath = pathOf(key) + "[" + sections.size() + "]";
            if (item instanceof MappingNode mapping) {
                sections.add(new Section(problems, placeholders, itemPath, item, mapping));
            } else {
                problems.at(item, itemPath + ": must be a mapping of names to values");
            }
        }
        return sections;
    }

    /** The keys of the section, in the order of the file. */
    List<String> keys() {
        return new ArrayList<>(entries.keySet());
    }

    /** As {@link #properties(String, Map, PropertyRule)}, with any names and values. */
    Map<String, String> properties(String key) {
        return properties(key, Map.of(), PropertyRule.NONE);
    }

    /**
     * All values of a section below, nested names joined by dots.
     *
     * @param refused names that may not be set, each with the reason
     * @param rule what the others must be
     */
    Map<String, String> properties(String key, Map<String, String> refused, PropertyRule rule) {
        known.add(key);
        var properties = new LinkedHashMap<String, String>();
        var entry = entries.get(key);
        if (entry != null && !isNull(entry.getValueNode())) {
            section(key).ifPresent(section -> section.flattenInto(properties, "", refused, rule));
        }
        return properties;
    }

    private void flattenInto(
            Map<String, String> properties, String prefix, Map<String, String> refused, PropertyRule rule) {
        entries.forEach((key, entry) -> {
            var name = prefix + key;
            if (refused.containsKey(name)) {
                problems.at(entry.getKeyNode(), pathOf(key) + ": cannot be set; " + refused.get(name));
            } else if (entry.getValueNode() instanceof MappingNode) {
                section(key).ifPresent(section -> section.flattenInto(properties, name + ".", refused, rule));
            } else {
                property(key, name, rule).ifPresent(text -> properties.put(name, text));
            }
        });
    }

    private Optional<String> property(String key, String name, PropertyRule rule) {
        var wrongName = rule.wrongName(name);
        var text = text(key);
        if (wrongName.isPresent()) {
            problems.at(place(key), pathOf(key) + ": " + wrongName.get());
            return Optional.empty();
        }
        text.flatMap(value -> rule.wrongValue(name, value))
                .ifPresent(wrong -> problem(key, pathOf(key) + ": is not allowed; " + wrong));
        return text;
    }

    private Node place(String key) {
        var entry = entries.get(key);
        return entry == null ? place : entry.getKeyNode();
    }

    /** Reports every key that nobody has asked for. */
    void refuseOthers() {
        for (var entry : entries.entrySet()) {
            if (!known.contains(entry.getKey())) {
                problems.at(
                        entry.getValue().getKeyNode(),
                        pathOf(entry.getKey()) + ": unknown key" + Nearest.hint(entry.getKey(), known) + "; allowed: "
                                + String.join(", ", known));
            }
        }
    }

    private Optional<Value> value(String key) {
        known.add(key);
        var entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (!(entry.getValueNode() instanceof ScalarNode scalar) || isNull(scalar)) {
            problems.at(entry.getValueNode(), pathOf(key) + ": must be a single value");
            return Optional.empty();
        }
        return resolved(key, scalar);
    }

    private Optional<Value> resolved(String key, ScalarNode scalar) {
        try {
            return Optional.of(new Value(scalar, pathOf(key), placeholders.resolve(scalar.getValue())));
        } catch (UnresolvedException e) {
            problems.at(scalar, pathOf(key) + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Integer> integer(String text) {
        return text.matches("-?\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String named(String path) {
        return path.isEmpty() ? "file" : path;
    }
}
