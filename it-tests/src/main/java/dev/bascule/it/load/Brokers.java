package dev.bascule.it.load;

import dev.bascule.it.lab.Credentials;
import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

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

    /** For ActiveMQ Classic at {@code url}. */
    public static ConnectionFactory classic(String url, Credentials credentials) {
        return new org.apache.activemq.ActiveMQConnectionFactory(credentials.username(), credentials.password(), url);
    }
}
