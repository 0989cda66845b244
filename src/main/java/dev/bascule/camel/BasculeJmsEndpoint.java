package dev.bascule.camel;

import dev.bascule.source.jms.JmsAddress;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;

/**
 * A JMS destination as source of batches. Creating it touches no broker.
 *
 * <p>As {@code deadLetter=} of another such endpoint it only names a destination.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "bascule-jms",
        title = "Bascule JMS",
        syntax = "bascule-jms:destination",
        consumerOnly = true)
public final class BasculeJmsEndpoint extends BatchEndpoint {
    private static final int MOST_LANES = 64;

    private final JmsAddress address;

    @UriParam(description = "Name of a connection in config/application.yaml, of a JMS kind")
    private @Nullable String connection;

    BasculeJmsEndpoint(String uri, BasculeJmsComponent component, JmsAddress address) {
        super(uri, component, MOST_LANES);
        this.address = address;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "bascule-jms: is a source; to send to a JMS broker from a route use Camel's jms: component");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new BasculeJmsConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    /** Where it takes from. */
    public JmsAddress address() {
        return address;
    }

    /** {@link IllegalArgumentException} when the route doesn't say. */
    public String requireConnection() {
        if (connection == null) {
            throw new IllegalArgumentException("bascule-jms:" + address.name()
                    + " needs connection=NAME, one of the connections in config/application.yaml");
        }
        return connection;
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    public @Nullable String getConnection() {
        return connection;
    }

    public void setConnection(String connection) {
        this.connection = connection;
    }
}
