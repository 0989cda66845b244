package dev.bascule.source.jms;

import dev.bascule.connection.JmsConnection;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.OptionalLong;

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
        var factory = factory();
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

    @Override
    public boolean provesOwnership() {
        return false;
    }

    @Override
    public OptionalLong prove(Held held) {
        // An unknown provider has no round trip that is known to prove anything; the derived promise says so.
        return OptionalLong.empty();
    }

    @Override
    public void cut(Connection connection) {
        Closing.inBackground(connection);
    }

    @Override
    public byte[] rawBytes(Message message) {
        return new byte[0];
    }
}
