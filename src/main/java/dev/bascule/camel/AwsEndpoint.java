package dev.bascule.camel;

import dev.bascule.sink.aws.AwsTarget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** What the endpoints of all AWS services have in common. Creating one touches nothing of AWS. */
abstract class AwsEndpoint extends DefaultEndpoint implements AppendingEndpoint {
    private final String name;

    @UriParam(description = "Name of a connection in config/application.yaml, of kind aws")
    private @Nullable String connection;

    @UriParam(
            description =
                    "Most entries that this bridge sends in a second, for a quota that others need too; default: no bound")
    private @Nullable Integer entriesPerSecond;

    /** @param name scheme and path */
    AwsEndpoint(String uri, Component component, String name) {
        super(uri, component);
        this.name = name;
    }

    /** Those of {@code sinks} (by name, on which connections) that {@code context} has endpoints for. */
    static Collection<AwsTarget<?>> targets(CamelContext context, Map<String, Set<String>> sinks) {
        var targets = new ArrayList<AwsTarget<?>>();
        for (var endpoint : context.getEndpoints()) {
            if (endpoint instanceof AwsEndpoint aws
                    && aws.connection != null
                    && sinks.getOrDefault(aws.name, Set.of()).contains(aws.connection)) {
                targets.add(aws.target());
            }
        }
        return targets;
    }

    /** Where its entries go. */
    abstract AwsTarget<?> target();

    /** What makes entries of exchanges, with the options compiled. */
    abstract AwsEntries entries();

    /** Scheme and path, which name the destination. */
    final String name() {
        return name;
    }

    final BasculeRuntime runtime() {
        return BasculeRuntime.of(getCamelContext());
    }

    @Override
    public final Producer createProducer() {
        return new AwsProducer(this);
    }

    @Override
    public final Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(name + " is a target; to take from AWS use Camel's aws2 components");
    }

    @Override
    public final boolean isRemote() {
        return true;
    }

    /** {@link IllegalArgumentException} when the route doesn't say. */
    public final String requireConnection() {
        if (connection == null) {
            throw new IllegalArgumentException(
                    name + " needs connection=NAME, one of the connections in config/application.yaml");
        }
        return connection;
    }

    public final @Nullable String getConnection() {
        return connection;
    }

    public final void setConnection(String connection) {
        this.connection = connection;
    }

    public final @Nullable Integer getEntriesPerSecond() {
        return entriesPerSecond;
    }

    /** At least 1. */
    public final void setEntriesPerSecond(Integer entriesPerSecond) {
        if (entriesPerSecond < 1) {
            throw new IllegalArgumentException("entriesPerSecond must be at least 1, not " + entriesPerSecond);
        }
        this.entriesPerSecond = entriesPerSecond;
    }
}
