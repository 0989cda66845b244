package dev.bascule.source.jms;

import dev.bascule.connection.JmsConnection;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;

/**
 * Any Jakarta Messaging provider, by the class name of its {@code ConnectionFactory} and bean properties. What it does about prefetch,
 * reconnect and lost sessions is unknown, so it proves nothing.
 */
final class GenericProvider implements JmsProvider {
    private final JmsConnection settings;

    GenericProvider(JmsConnection settings) {
        this.settings = settings;
    }

    @Override
    public String broker() {
        return settings.shown();
    }

    @Override
    public Connection connect(JmsAddress address, Prefetch prefetch) throws JMSException {
        return logIn(factory(), settings);
    }

    /** With the connection's user, or without one: some clients take a user of null for a user. */
    static Connection logIn(ConnectionFactory factory, JmsConnection settings) throws JMSException {
        return settings.username().isPresent()
                ? factory.createConnection(
                        settings.username().get(), settings.password().orElse(null))
                : factory.createConnection();
    }

    private ConnectionFactory factory() {
        var className = settings.factoryClass().orElseThrow();
        try {
            var type = Class.forName(className, true, Thread.currentThread().getContextClassLoader());
            var factory = (ConnectionFactory) type.getConstructor().newInstance();
            BeanSettings.apply(factory, settings);
            return factory;
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "connection " + settings.name() + ": " + className
                            + " cannot be used as a jakarta.jms.ConnectionFactory; it needs a public constructor without"
                            + " parameters and its jar on the class path",
                    e);
        }
    }

    @Override
    public MessageConsumer consume(Session session, JmsAddress address) throws JMSException {
        return JmsConsumers.shared(session, address);
    }
}
