package dev.bascule.source.jms;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;

/** The consumers that the Jakarta Messaging API itself offers. */
final class JmsConsumers {
    private JmsConsumers() {}

    /** A queue's consumer, or one of a topic's shared durable subscription (Jakarta Messaging 3.1, 8.3.4). */
    static MessageConsumer shared(Session session, JmsAddress address) throws JMSException {
        var destination = address.destination(session);
        var selector = address.selector().orElse(null);
        if (address.topic()) {
            return session.createSharedDurableConsumer(
                    (Topic) destination, address.subscription().orElseThrow(), selector);
        }
        return session.createConsumer(destination, selector);
    }
}
