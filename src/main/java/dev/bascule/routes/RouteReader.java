package dev.bascule.routes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.dsl.yaml.common.YamlDeserializerSupport;
import org.apache.camel.dsl.yaml.deserializers.BeansDeserializer;
import org.apache.camel.dsl.yaml.deserializers.CustomResolver;
import org.apache.camel.dsl.yaml.deserializers.ModelDeserializersResolver;
import org.apache.camel.support.ResourceHelper;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads one route file with Camel's own YAML readers.
 *
 * <p>Where Camel stops at the first error, this cuts the faulty node out, notes it and goes on, so that one run finds all of them.
 */
final class RouteReader extends YamlRoutesBuilderLoader {
    /** How many faults of one top-level item are listed before the rest of it is given up. */
    private static final int FAULTS_PER_ITEM = 20;

    RouteReader(CamelContext camelContext) {
        setCamelContext(camelContext);
    }

    /** The file's model; empty if it is not YAML or no list. {@code problems} gets everything that is wrong with its form. */
    Optional<ParsedFile> read(RouteText text, List<Problem> problems) {
        var tree = YamlTree.read(text, problems);
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        if (!(tree.get().root() instanceof SequenceNode items)) {
            problems.add(new Problem(
                    tree.get().place(tree.get().root()),
                    "a list is expected, with items such as '- route:' or '- beans:'"));
            return Optional.empty();
        }
        var settings = LoadSettings.builder().setLabel(text.file()).build();
        Map<Object, Node> nodes = ParsedFile.newNodes();
        var context = new TrackingContext(settings, nodes);
        var resource = ResourceHelper.fromString(text.file(), text.text());
        context.setResource(resource);
        context.setCamelContext(getCamelContext());
        context.addResolvers(new CustomResolver(new BeansDeserializer()), new ModelDeserializersResolver());
        Map<String, Place> ids = new LinkedHashMap<>();
        var repeated = new ArrayList<Problem>();
        declaredIds(tree.get(), items, ids, repeated);
        boolean configures =
                items.getValue().stream().anyMatch(item -> YamlTree.tuple(item, "routeConfiguration") != null);
        var kamelets = kamelets(items);
        var beans = beans(items);
        for (var item : List.copyOf(items.getValue())) {
            readItem(tree.get(), context, item, problems);
        }
        checkBeans(tree.get(), items, problems);
        items.getValue().removeIf(item -> YamlTree.tuple(item, "beans") != null);
        nodes.clear(); // the builder makes every object anew when it is asked for the routes
        var builder = builder(context, items);
        builder.setResource(resource);
        return Optional.of(new ParsedFile(tree.get(), builder, nodes, ids, repeated, configures, kamelets, beans));
    }

    private static void readItem(YamlTree tree, TrackingContext context, Node item, List<Problem> problems) {
        for (int fault = 0; fault < FAULTS_PER_ITEM; fault++) {
            try {
                YamlDeserializerSupport.setDeserializationContext(item, context);
                context.mandatoryResolve(item).construct(item);
                return;
            } catch (RuntimeException e) {
                var found = Fault.of(tree, item, context.takeFailure(), e);
                problems.add(new Problem(found.place(), found.message()));
                if (found.node() == item || !tree.cut(found.node())) {
                    break;
                }
            }
        }
        tree.cut(item);
    }

    private void checkBeans(YamlTree tree, SequenceNode items, List<Problem> problems) {
        for (var item : items.getValue()) {
            if (YamlTree.value(item, "beans") instanceof SequenceNode beans) {
                for (var bean : beans.getValue()) {
                    var type = YamlTree.value(bean, "type");
                    var name = YamlTree.text(type).replaceFirst("^#class:", "").replaceFirst("[#(].*", "");
                    if (type != null && getCamelContext().getClassResolver().resolveClass(name) == null) {
                        problems.add(new Problem(tree.place(type), "no class '" + name + "' on the class path"));
                    }
                }
            }
        }
    }

    private static void declaredIds(YamlTree tree, SequenceNode items, Map<String, Place> ids, List<Problem> repeated) {
        for (var item : items.getValue()) {
            for (var kind : List.of("route", "from")) {
                var id = YamlTree.value(YamlTree.value(item, kind), "id");
                if (id == null) {
                    continue;
                }
                var first = ids.putIfAbsent(YamlTree.text(id), tree.place(id));
                if (first != null) {
                    repeated.add(
                            new Problem(tree.place(id), "route id '" + YamlTree.text(id) + "' is taken: " + first));
                }
            }
        }
    }

    /** The names of the beans that a file declares. */
    static Set<String> beans(SequenceNode items) {
        var names = new TreeSet<String>();
        for (var item : items.getValue()) {
            if (YamlTree.value(item, "beans") instanceof SequenceNode beans) {
                beans.getValue().forEach(bean -> names.add(YamlTree.text(YamlTree.value(bean, "name"))));
            }
        }
        names.remove("");
        return names;
    }

    private static Set<String> kamelets(SequenceNode items) {
        var names = new TreeSet<String>();
        for (var node : below(items)) {
            var uri = YamlTree.text(node);
            if (uri.startsWith("kamelet:")) {
                names.add(uri.substring("kamelet:".length()).replaceFirst("[/?].*", ""));
            }
            var name = YamlTree.value(YamlTree.value(node, "kamelet"), "name");
            names.add(YamlTree.text(name == null ? YamlTree.value(node, "kamelet") : name));
        }
        names.remove("");
        return names;
    }

    /** The top-level items of a file. */
    static List<Node> items(YamlTree tree) {
        return tree.root() instanceof SequenceNode items ? items.getValue() : List.of();
    }

    /** The nodes of a tree below {@code root}, itself included, outermost first. */
    static List<Node> below(Node root) {
        var all = new ArrayList<Node>();
        all.add(root);
        if (root instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> all.addAll(below(tuple.getValueNode())));
        } else if (root instanceof SequenceNode sequence) {
            sequence.getValue().forEach(element -> all.addAll(below(element)));
        }
        return all;
    }
}
