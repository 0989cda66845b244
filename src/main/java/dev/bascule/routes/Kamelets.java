package dev.bascule.routes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.dsl.yaml.common.YamlDeserializationContext;
import org.apache.camel.dsl.yaml.common.YamlDeserializerSupport;
import org.apache.camel.dsl.yaml.deserializers.BeansDeserializer;
import org.apache.camel.dsl.yaml.deserializers.CustomResolver;
import org.apache.camel.dsl.yaml.deserializers.ModelDeserializersResolver;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.support.ResourceHelper;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The Kamelets of a folder, which can be written out for one use: with the values that the use gives in the place of the parameters.
 *
 * @param texts by name
 */
record Kamelets(Map<String, RouteText> texts) {
    static final Kamelets NONE = new Kamelets(Map.of());
    private static final String EXTENSION = ".kamelet.yaml";

    /** Those of the files {@code connectors}, each called as its file. */
    static Kamelets of(Collection<RouteText> connectors) {
        var byName = new LinkedHashMap<String, RouteText>();
        connectors.forEach(text -> byName.put(name(text), text));
        return new Kamelets(Map.copyOf(byName));
    }

    /** {@code kafka-sink} for {@code connectors/kafka-sink.kamelet.yaml}. */
    static String name(RouteText text) {
        var file = text.file().substring(text.file().lastIndexOf('/') + 1);
        return file.endsWith(EXTENSION) ? file.substring(0, file.length() - EXTENSION.length()) : file;
    }

    /**
     * The route inside the Kamelet that {@code use} names, made anew; empty if the folder has none of that name, it cannot be read, or the
     * use lacks a value that it needs.
     */
    Optional<RouteDefinition> expand(EndpointUri use, CamelContext context) {
        var text = use.scheme().equals("kamelet") ? texts.get(use.path().replaceFirst("/.*", "")) : null;
        if (text == null) {
            return Optional.empty();
        }
        return YamlTree.read(text, new ArrayList<>()).flatMap(tree -> expand(tree, text, use, context));
    }

    private static Optional<RouteDefinition> expand(
            YamlTree tree, RouteText text, EndpointUri use, CamelContext context) {
        var template = YamlTree.value(YamlTree.value(tree.root(), "spec"), "template");
        if (template == null) {
            return Optional.empty();
        }
        var values = KameletValues.of(tree, use);
        if (!values.isComplete()) {
            return Optional.empty();
        }
        values.fill(template);
        var yaml = new YamlDeserializationContext(
                LoadSettings.builder().setLabel(text.file()).build());
        yaml.setResource(ResourceHelper.fromString(text.file(), text.text()));
        yaml.setCamelContext(context);
        yaml.addResolvers(new CustomResolver(new BeansDeserializer()), new ModelDeserializersResolver());
        try {
            YamlDeserializerSupport.setDeserializationContext(tree.root(), yaml);
            return Optional.ofNullable(
                    yaml.construct(template, RouteTemplateDefinition.class).getRoute());
        } catch (RuntimeException e) {
            return Optional.empty(); // the Kamelet itself is at fault, and is told of as such
        }
    }
}
