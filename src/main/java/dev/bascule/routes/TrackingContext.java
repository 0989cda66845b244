package dev.bascule.routes;

import java.util.Map;
import org.apache.camel.dsl.yaml.common.YamlDeserializationContext;
import org.apache.camel.dsl.yaml.deserializers.OutputAwareFromDefinition;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.Node;

/** Camel's YAML reader, remembering which node each object was made of, and at which reader it failed. */
final class TrackingContext extends YamlDeserializationContext {
    private final Map<Object, Node> nodes;
    private @Nullable ConstructNode failedAt;

    TrackingContext(LoadSettings settings, Map<Object, Node> nodes) {
        super(settings);
        this.nodes = nodes;
    }

    @Override
    public ConstructNode resolve(Node node, String id) {
        var reader = super.resolve(node, id);
        return value -> construct(reader, value);
    }

    private Object construct(ConstructNode reader, Node value) {
        try {
            Object made = reader.construct(value);
            if (made != null) {
                nodes.putIfAbsent(made, value); // an outer reader returns what an inner one made of the inner node
            }
            if (made instanceof OutputAwareFromDefinition from && from.getDelegate() != null) {
                nodes.putIfAbsent(from.getDelegate(), value);
            }
            return made;
        } catch (RuntimeException e) {
            failedAt = failedAt == null ? reader : failedAt;
            throw e;
        }
    }

    /** The innermost reader of the last failure; null when the failure was not inside any. Forgets it. */
    @Nullable
    ConstructNode takeFailure() {
        var reader = failedAt;
        failedAt = null;
        return reader;
    }
}
