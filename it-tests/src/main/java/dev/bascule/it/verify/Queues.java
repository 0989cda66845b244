package dev.bascule.it.verify;

import dev.bascule.it.load.Order;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;

/** Looks into the queues of a broker, from outside, without taking anything. Keeps one connection; not thread-safe. */
public final class Queues implements AutoCloseable {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private final Connection connection;
    private final Session session;
    private final MessageProducer management;
    private final TemporaryQueue replies;
    private final MessageConsumer answers;

    /** Connects. */
    public Queues(ConnectionFactory factory) throws JMSException {
        connection = factory.createConnection();
        connection.start();
        session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        management = session.createProducer(null);
        management.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        replies = session.createTemporaryQueue();
        answers = session.createConsumer(replies);
    }

    /** Messages in the queue, those that a consumer holds unacknowledged included. 0 if there is no such queue. */
    public long count(String queue) throws JMSException {
        return connection instanceof ActiveMQConnection ? statistics(queue, "size") : attribute(queue, "messageCount");
    }

    /** Artemis only: messages that consumers have acknowledged since the broker started. 0 if there is no such queue. */
    public long acknowledged(String queue) throws JMSException {
        return attribute(queue, "messagesAcknowledged");
    }

    /** Artemis only: messages that a consumer holds. */
    public long delivering(String queue) throws JMSException {
        return attribute(queue, "deliveringCount");
    }

    /** All messages that no consumer holds, in their order. */
    public List<Message> browse(String queue) throws JMSException {
        var messages = new ArrayList<Message>();
        try (var browser = session.createBrowser(session.createQueue(queue))) {
            for (var message : Collections.list((Enumeration<?>) browser.getEnumeration())) {
                messages.add((Message) message);
            }
        }
        return messages;
    }

    /** Ids of the orders in the queue; the message id for what is no order. */
    public List<String> orderIds(String queue) throws JMSException {
        var ids = new ArrayList<String>();
        for (var message : browse(queue)) {
            var id = message.getStringProperty(Order.ID_PROPERTY);
            ids.add(id == null ? message.getJMSMessageID() : id);
        }
        return ids;
    }

    private synchronized long attribute(String queue, String attribute) throws JMSException {
        var request = session.createMessage();
        JMSManagementHelper.putAttribute(request, ResourceNames.QUEUE + queue, attribute);
        request.setJMSReplyTo(replies);
        management.send(ActiveMQDestination.createQueue("activemq.management"), request);
        var reply = answers.receive(ANSWER_TIMEOUT.toMillis());
        if (reply == null) {
            throw new JMSException("the broker's management did not answer within " + ANSWER_TIMEOUT);
        }
        return JMSManagementHelper.hasOperationSucceeded(reply) ? number(reply) : 0;
    }

    /** Of ActiveMQ Classic, whose answers are one message for each queue that is meant, and then an empty one. */
    private synchronized long statistics(String queue, String name) throws JMSException {
        var request = session.createMessage();
        request.setStringProperty("ActiveMQ.Statistics.Destination.List.End.With.Null", "true");
        request.setJMSReplyTo(replies);
        management.send(session.createQueue("ActiveMQ.Statistics.Destination." + queue), request);
        long value = 0;
        while (answers.receive(ANSWER_TIMEOUT.toMillis()) instanceof MapMessage reply) {
            if (!reply.itemExists(name)) {
                return value;
            }
            value = reply.getLong(name);
        }
        throw new JMSException("the broker's statistics did not answer within " + ANSWER_TIMEOUT);
    }

    private static long number(Message reply) throws JMSException {
        try {
            return JMSManagementHelper.getResult(reply) instanceof Number number ? number.longValue() : 0;
        } catch (JMSException failed) {
            throw failed;
        } catch (Exception notReadable) {
            throw new IllegalStateException("management answered something unreadable", notReadable);
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
