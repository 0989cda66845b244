package dev.bascule.source.jms;

import dev.bascule.connection.JmsConnection;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.util.Arrays;
import java.util.OptionalLong;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.RedeliveryPolicy;
import org.apache.activemq.command.ActiveMQMessage;
import org.apache.activemq.transport.Transport;

/**
 * ActiveMQ Classic by OpenWire.
 *
 * <p>Its client keeps rolled-back messages to itself and sends them to the dead-letter queue on its own account after six attempts; both are
 * switched off here, the broker alone decides. There is no shared subscription: a topic's route has one lane, and its client id is connection
 * and subscription.
 *
 * <p>Proof of ownership: {@link ActiveMqProof}.
 */
final class ActiveMqProvider implements JmsProvider {
    private final JmsConnection settings;

    ActiveMqProvider(JmsConnection settings) {
        this.settings = settings;
    }

    @Override
    public String broker() {
        return settings.shown();
    }

    /** To the first broker of the URL that can be reached. */
    @Override
    public Connection connect(JmsAddress address, Prefetch prefetch) throws JMSException {
        return FirstReachable.of(settings.urls(), url -> connect(url, address, prefetch));
    }

    private Connection connect(String url, JmsAddress address, Prefetch prefetch) throws JMSException {
        var factory = new ActiveMQConnectionFactory(url);
        factory.setTrustAllPackages(false);
        factory.setWatchTopicAdvisories(false);
        factory.setRedeliveryPolicy(brokerDecides());
        BeanSettings.apply(factory, settings);
        factory.getPrefetchPolicy().setAll(prefetch.messages());
        address.subscription().ifPresent(subscription -> factory.setClientID(settings.name() + "-" + subscription));
        return factory.createConnection(
                settings.username().orElse(null), settings.password().orElse(null));
    }

    private static RedeliveryPolicy brokerDecides() {
        var policy = new RedeliveryPolicy();
        policy.setMaximumRedeliveries(RedeliveryPolicy.NO_MAXIMUM_REDELIVERIES);
        policy.setInitialRedeliveryDelay(0);
        policy.setRedeliveryDelay(0);
        return policy;
    }

    @Override
    public boolean countsPrefetch() {
        return true;
    }

    @Override
    public MessageConsumer consume(Session session, JmsAddress address) throws JMSException {
        var selector = address.selector().orElse(null);
        var destination = address.destination(session);
        if (address.topic()) {
            return session.createDurableSubscriber(
                    (Topic) destination, address.subscription().orElseThrow(), selector, false);
        }
        return session.createConsumer(destination, selector);
    }

    @Override
    public boolean provesOwnership() {
        return true;
    }

    @Override
    public OptionalLong prove(Held held) throws JMSException {
        ActiveMqProof.require(held);
        return OptionalLong.empty();
    }

    @Override
    public void cut(Connection connection) {
        var transport = ((ActiveMQConnection) connection).getTransport();
        Closing.quietly("socket", transport.narrow(Transport.class)::stop);
        Closing.inBackground(connection::close);
    }

    @Override
    public byte[] rawBytes(Message message) {
        var content = ((ActiveMQMessage) message).getContent();
        if (content == null) {
            return new byte[0];
        }
        return Arrays.copyOfRange(content.getData(), content.getOffset(), content.getOffset() + content.getLength());
    }
}
