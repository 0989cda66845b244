package dev.bascule.it.load;

import com.rabbitmq.jms.admin.RMQConnectionFactory;
import dev.bascule.it.lab.Credentials;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;

/** Connection factories for the lab's brokers. They don't reconnect by themselves: a caller must see that a session has died. */
public final class Brokers {
    private static final long CALL_TIMEOUT_MILLIS = 10_000;

    private Brokers() {}

    /** For Artemis at {@code url}. */
    public static ConnectionFactory artemis(String url, Credentials credentials) {
        var factory = new ActiveMQConnectionFactory(url, credentials.username(), credentials.password());
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        factory.setCallTimeout(CALL_TIMEOUT_MILLIS);
        return factory;
    }

    /** For any broker that speaks AMQP 1.0. */
    public static ConnectionFactory amqp(String url, Credentials credentials) {
        return new JmsConnectionFactory(credentials.username(), credentials.password(), url);
    }

    /** For RabbitMQ by its own JMS client. */
    public static ConnectionFactory rabbit(String url, Credentials credentials) {
        try {
            var factory = new RMQConnectionFactory();
            factory.setUri(url);
            factory.setUsername(credentials.username());
            factory.setPassword(credentials.password());
            factory.setAmqpConnectionFactoryPostProcessor(client -> client.setAutomaticRecoveryEnabled(false));
            return factory;
        } catch (JMSException noUrl) {
            throw new IllegalArgumentException(url, noUrl);
        }
    }

    /** For ActiveMQ Classic at {@code url}. */
    public static ConnectionFactory classic(String url, Credentials credentials) {
        return new org.apache.activemq.ActiveMQConnectionFactory(credentials.username(), credentials.password(), url);
    }
}
