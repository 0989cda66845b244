package dev.bascule.source.jms;

import static java.util.Objects.requireNonNull;

import dev.bascule.connection.JmsConnection;
import io.netty.buffer.ByteBufUtil;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.lang.reflect.Field;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.policy.JmsDefaultDeserializationPolicy;
import org.apache.qpid.jms.policy.JmsDefaultPrefetchPolicy;
import org.apache.qpid.jms.provider.Provider;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.jspecify.annotations.Nullable;

/**
 * Any broker that speaks AMQP 1.0, by Qpid JMS.
 *
 * <p>It proves nothing: an acknowledgement within a transaction is answered by nobody, only the transaction's end is, so there is no round trip that
 * would be refused because the broker has given a batch back.
 *
 * <p>RabbitMQ, for one, has no transactions over AMQP 1.0. With {@code transactions: false} a batch is acknowledged as a whole at its end, each message by itself.
 */
final class AmqpProvider implements JmsProvider {
    private static final long ANSWER_LIMIT_MILLIS = 10_000;
    private static final long CLOSE_LIMIT_MILLIS = 5_000;
    private static final Field PROVIDER = Inside.field(org.apache.qpid.jms.JmsConnection.class, "provider");

    private final JmsConnection settings;
    private final boolean transacted;

    AmqpProvider(JmsConnection settings) {
        this.settings = settings;
        this.transacted = settings.option("transactions").orElse("true").equals("true");
    }

    @Override
    public String broker() {
        return settings.shown();
    }

    @Override
    public Connection connect(JmsAddress address, Prefetch prefetch) throws JMSException {
        return FirstReachable.of(settings.urls(), url -> connect(url, prefetch));
    }

    private Connection connect(String url, Prefetch prefetch) throws JMSException {
        var factory = new JmsConnectionFactory(url);
        factory.setConnectTimeout(ANSWER_LIMIT_MILLIS);
        factory.setRequestTimeout(ANSWER_LIMIT_MILLIS);
        factory.setSendTimeout(ANSWER_LIMIT_MILLIS);
        factory.setCloseTimeout(CLOSE_LIMIT_MILLIS);
        factory.setUseDaemonThread(true);
        BeanSettings.apply(factory, settings);
        factory.setForceAsyncAcks(false);
        // The window is always open, so nothing is gained by asking for what the broker hasn't sent; RabbitMQ 3 would
        // close the consumer.
        factory.setReceiveLocalOnly(true);
        var window = new JmsDefaultPrefetchPolicy();
        window.setAll(prefetch.messages());
        factory.setPrefetchPolicy(window);
        var nothing = new JmsDefaultDeserializationPolicy();
        nothing.setDenyList("*");
        factory.setDeserializationPolicy(nothing);
        return factory.createConnection(
                settings.username().orElse(null), settings.password().orElse(null));
    }

    @Override
    public Session openSession(Connection connection) throws JMSException {
        if (!transacted) {
            return connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        }
        try {
            return connection.createSession(Session.SESSION_TRANSACTED);
        } catch (JMSException e) {
            var refused = new JMSException(e.getMessage()
                    + "; if this broker has no transactions over AMQP 1.0, as RabbitMQ, set transactions: false");
            refused.initCause(e.getCause());
            throw refused;
        }
    }

    @Override
    public void commit(Session session, @Nullable Message last) throws JMSException {
        if (transacted) {
            session.commit();
        } else if (last != null) {
            last.acknowledge();
        }
    }

    @Override
    public void rollback(Session session) throws JMSException {
        if (transacted) {
            session.rollback();
        } else {
            session.recover();
        }
    }

    @Override
    public boolean countsPrefetch() {
        return true;
    }

    @Override
    public MessageConsumer consume(Session session, JmsAddress address) throws JMSException {
        return JmsConsumers.shared(session, address);
    }

    @Override
    public void cut(Connection connection) {
        var provider = (Provider) requireNonNull(Inside.get(PROVIDER, connection));
        Closing.inBackground(() -> {
            provider.close();
            connection.close();
        });
    }

    @Override
    public byte[] rawBytes(Message message) {
        var facade = ((JmsMessage) message).getFacade();
        return facade instanceof AmqpJmsMessageFacade amqp ? ByteBufUtil.getBytes(amqp.encodeMessage()) : new byte[0];
    }
}
