package dev.bascule.source.jms;

import dev.bascule.connection.BeanProperties;
import dev.bascule.connection.JmsConnection;

/** Sets a connection's {@code properties} on its factory. */
final class BeanSettings {
    private BeanSettings() {}

    /** {@link IllegalArgumentException} names connection, property and what is wrong with it. */
    static void apply(Object factory, JmsConnection settings) {
        var properties = new BeanProperties(factory.getClass());
        settings.properties().forEach((name, value) -> {
            try {
                properties.set(factory, name, value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "connection " + settings.name() + ", property " + name + ": " + e.getMessage(), e);
            }
        });
    }
}
