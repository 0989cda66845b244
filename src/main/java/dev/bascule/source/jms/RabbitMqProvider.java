package dev.bascule.source.jms;

import static java.util.Objects.requireNonNull;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.jms.admin.RMQConnectionFactory;
import com.rabbitmq.jms.admin.RMQDestination;
import com.rabbitmq.jms.client.RMQConnection;
import com.rabbitmq.jms.client.RMQSession;
import com.rabbitmq.jms.client.message.RMQObjectMessage;
import dev.bascule.connection.JmsConnection;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.OptionalLong;

/**
 * RabbitMQ by its own JMS client, over AMQP 0-9-1. The client asks for messages one by one, so nothing is prefetched.
 *
 * <p>It proves nothing. Messages belong to the channel until it commits or ends, but RabbitMQ also gives them back when their queue fails or moves to another
 * node, and then neither a round trip on the channel nor its commit is refused. The round trip of {@link #prove} still finds the ordinary
 * cases: a channel or connection that the broker has closed, and a queue that is gone.
 *
 * <p>Queues are not declared, as the client would do it: a queue that exists with other arguments, a quorum queue, say, couldn't be used.
 */
final class RabbitMqProvider implements JmsProvider {
    private static final int ANSWER_LIMIT_MILLIS = 10_000;
    private static final Field CHANNEL = Inside.field(RMQSession.class, "channel");
    private static final Field CONNECTION = Inside.field(RMQConnection.class, "rabbitConnection");
    private static final Field OBJECT = Inside.field(RMQObjectMessage.class, "buf");

    private final JmsConnection settings;

    RabbitMqProvider(JmsConnection settings) {
        this.settings = settings;
    }

    @Override
    public String broker() {
        return settings.shown();
    }

    @Override
    public Connection connect(JmsAddress address, Prefetch prefetch) throws JMSException {
        return FirstReachable.of(settings.urls(), this::connect);
    }

    private Connection connect(String url) throws JMSException {
        var factory = new RMQConnectionFactory();
        factory.setDeclareReplyToDestination(false);
        // What the client reads by Java serialisation: the destination, and values of properties
        factory.setTrustedPackages(List.of("java.lang", "com.rabbitmq.jms.admin"));
        BeanSettings.apply(factory, settings);
        factory.setNackOnRollback(false);
        factory.setUri(url);
        var tls = url.startsWith("amqps:") ? TlsContext.of(settings) : null;
        factory.setAmqpConnectionFactoryPostProcessor(client -> {
            client.setAutomaticRecoveryEnabled(false);
            client.setTopologyRecoveryEnabled(false);
            client.setChannelRpcTimeout(ANSWER_LIMIT_MILLIS);
            if (tls != null) {
                // Last: the URL alone would make the client trust everybody.
                client.useSslProtocol(tls);
                client.enableHostnameVerification();
            }
        });
        return factory.createConnection(
                settings.username().orElse(null), settings.password().orElse(null));
    }

    @Override
    public MessageConsumer consume(Session session, JmsAddress address) throws JMSException {
        if (address.topic()) {
            return JmsConsumers.shared(session, address);
        }
        count(session, address);
        var queue = settings.option("messages").orElse("jms").equals("amqp")
                ? new RMQDestination(address.name(), null, null, address.name())
                : new RMQDestination(address.name(), true, false);
        queue.setDeclared(true);
        return session.createConsumer(queue);
    }

    @Override
    public boolean provesOwnership() {
        return false;
    }

    @Override
    public OptionalLong prove(Held held) throws JMSException {
        return OptionalLong.of(count(held.session(), held.address()));
    }

    /** A receive merely returns nothing when the channel is closed. */
    @Override
    public void requireOpen(Session session) throws JMSException {
        var channel = channel(session);
        if (!channel.isOpen()) {
            throw new JMSException("the broker has closed the channel: "
                    + requireNonNull(channel.getCloseReason()).getMessage());
        }
    }

    private static long count(Session session, JmsAddress address) throws JMSException {
        var queue = address.subscription().orElse(address.name());
        try {
            return channel(session).queueDeclarePassive(queue).getMessageCount();
        } catch (IOException | AlreadyClosedException e) {
            throw failed("the broker knows no queue " + queue + ", or has closed the channel", e);
        }
    }

    private static JMSException failed(String what, Exception cause) {
        var failed = new JMSException(what);
        failed.initCause(cause.getCause() == null ? cause : cause.getCause());
        return failed;
    }

    private static Channel channel(Session session) {
        return (Channel) requireNonNull(Inside.get(CHANNEL, session));
    }

    @Override
    public void cut(Connection connection) {
        var client = (com.rabbitmq.client.Connection) requireNonNull(Inside.get(CONNECTION, connection));
        Closing.inBackground(() -> {
            client.abort(1);
            connection.close();
        });
    }

    @Override
    public byte[] rawBytes(Message message) {
        var object = message instanceof RMQObjectMessage ? (byte[]) Inside.get(OBJECT, message) : null;
        return object == null ? new byte[0] : object.clone();
    }
}
