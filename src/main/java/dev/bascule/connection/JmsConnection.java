package dev.bascule.connection;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Jakarta Messaging broker.
 *
 * @param kind {@code artemis}, {@code activemq}, {@code rabbitmq}, {@code amqp}, {@code ibm-mq} or {@code jms}
 * @param url the broker's URL; of kind {@code ibm-mq} the connection name list or the CCDT's URL; empty for kind {@code jms}, whose factory is set
 *     up by {@code properties} alone
 * @param password never shown by {@link #toString}
 * @param factoryClass the {@code ConnectionFactory} to instantiate; present for kind {@code jms} only
 * @param properties bean properties set on the factory; of kind {@code ibm-mq} the client's own {@code WMQ_} properties
 * @param options the kind's other keys, as in the configuration, files as absolute paths
 */
public record JmsConnection(
        String name,
        String kind,
        String url,
        Optional<String> username,
        Optional<String> password,
        Optional<String> factoryClass,
        Map<String, String> properties,
        Map<String, String> options)
        implements Connection {
    /** Copies {@code properties} and {@code options}. */
    public JmsConnection {
        properties = Map.copyOf(properties);
        options = Map.copyOf(options);
    }

    /** Without options. */
    public JmsConnection(
            String name,
            String kind,
            String url,
            Optional<String> username,
            Optional<String> password,
            Optional<String> factoryClass,
            Map<String, String> properties) {
        this(name, kind, url, username, password, factoryClass, properties, Map.of());
    }

    /** The value of one of {@code options}. */
    public Optional<String> option(String key) {
        return Optional.ofNullable(options.get(key));
    }

    /** Each of the brokers in {@code url}, which are written in parentheses if they are several. */
    public List<String> urls() {
        return url.startsWith("(") ? List.of(url.substring(1, url.length() - 1).split(",")) : List.of(url);
    }

    /** Name and address, for messages; without secrets. */
    public String shown() {
        return url.isEmpty() ? name : name + " at " + Masking.url(url);
    }

    @Override
    public String toString() {
        return "JmsConnection[name=" + name + ", kind=" + kind + ", url=" + Masking.url(url) + ", username=" + username
                + ", password=" + Masking.present(password) + ", factoryClass=" + factoryClass + ", properties="
                + Masking.properties(properties) + ", options=" + Masking.properties(options) + "]";
    }
}
