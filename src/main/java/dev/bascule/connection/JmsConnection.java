package dev.bascule.connection;

import java.util.Map;
import java.util.Optional;

/**
 * A Jakarta Messaging broker.
 *
 * @param kind {@code artemis}, {@code activemq} or {@code jms}
 * @param url the broker's URL; empty for kind {@code jms}, whose factory is set up by {@code properties} alone
 * @param password never shown by {@link #toString}
 * @param factoryClass the {@code ConnectionFactory} to instantiate; present for kind {@code jms} only
 * @param properties bean properties set on the factory
 */
public record JmsConnection(
        String name,
        String kind,
        String url,
        Optional<String> username,
        Optional<String> password,
        Optional<String> factoryClass,
        Map<String, String> properties)
        implements Connection {
    /** Copies {@code properties}. */
    public JmsConnection {
        properties = Map.copyOf(properties);
    }

    /** Name and address, for messages; without secrets. */
    public String shown() {
        return url.isEmpty() ? name : name + " at " + Masking.url(url);
    }

    @Override
    public String toString() {
        return "JmsConnection[name=" + name + ", kind=" + kind + ", url=" + Masking.url(url) + ", username=" + username
                + ", password=" + Masking.present(password) + ", factoryClass=" + factoryClass + ", properties="
                + Masking.properties(properties) + "]";
    }
}
