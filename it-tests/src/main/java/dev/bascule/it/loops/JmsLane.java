package dev.bascule.it.loops;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/** The JMS half of a hand-written loop: a connection of its own, one transacted session, one consumer. */
final class JmsLane {
    private static final long FIRST_WAIT_MILLIS = 1_000;

    private final Session session;
    private final MessageConsumer consumer;
    private final ClientSession coreSession;
    private final SimpleString queueName;

    JmsLane(LoopSettings settings) throws JMSException {
        var factory = new ActiveMQConnectionFactory(
                settings.url(),
                settings.credentials().username(),
                settings.credentials().password());
        Connection connection = factory.createConnection();
        session = connection.createSession(Session.SESSION_TRANSACTED);
        consumer = session.createConsumer(session.createQueue(settings.queue()));
        coreSession = ((ActiveMQSession) session).getCoreSession();
        queueName = SimpleString.of(settings.queue());
        connection.start();
    }

    /** What is there, up to {@code most}: waits for the first message only. */
    List<TextMessage> take(int most) throws JMSException {
        var batch = new ArrayList<TextMessage>(most);
        var message = consumer.receive(FIRST_WAIT_MILLIS);
        while (message != null) {
            batch.add((TextMessage) message);
            if (batch.size() == most) {
                break;
            }
            message = consumer.receiveNoWait();
        }
        return batch;
    }

    /** A round trip that fails if the session is gone. */
    void prove() throws ActiveMQException {
        coreSession.queueQuery(queueName);
    }

    void commit() throws JMSException {
        session.commit();
    }

    static byte[] body(TextMessage message) throws JMSException {
        return message.getText().getBytes(StandardCharsets.UTF_8);
    }
}
