package dev.bascule.source.jms;

import jakarta.jms.JMSException;
import org.apache.activemq.ActiveMQMessageConsumer;
import org.apache.activemq.ActiveMQSession;
import org.apache.activemq.command.ActiveMQDestination;
import org.apache.activemq.command.Message;
import org.apache.activemq.command.MessageAck;
import org.apache.activemq.command.MessagePull;

/**
 * Proof of ownership for ActiveMQ Classic: two round trips on the session's connection, after which a look at the client itself.
 *
 * <ol>
 *   <li>A <em>delivered</em> acknowledgement of the last message, in the session's transaction and with an answer. The broker refuses it if it
 *       doesn't know the transaction any more, or if the message isn't among those that it has dispatched to the consumer and not been given
 *       back. It changes nothing there: it merely says that the client has seen the message, and counts none.
 *   <li>A pull for the consumer. The broker refuses it if there is no such consumer. Consumers with a prefetch are sent nothing by it.
 *   <li>The client hasn't closed the consumer, as it does when the broker asks it to.
 * </ol>
 *
 * <p>The second is needed because an acknowledgement for a consumer that its connection has forgotten is ignored and answered like any
 * other; the third because the pull finds a durable subscription whether it is active or not. Consumers' ids are never used again, so what is there
 * at the end was there at the first step, and that was not ignored.
 *
 * <p>It is enough to ask for the last message: what was dispatched to a consumer leaves it one by one only by acknowledgements of ours, which
 * come with the commit, and otherwise all at once, with consumer, session or connection.
 */
final class ActiveMqProof {
    private static final int ANSWER_LIMIT_MILLIS = 10_000;

    private ActiveMqProof() {}

    /** Returns if {@code held} is still ours. */
    static void require(Held held) throws JMSException {
        var session = (ActiveMQSession) held.session();
        var consumer = (ActiveMQMessageConsumer) held.consumer();
        var destination = ActiveMQDestination.transform(held.address().destination(session));
        var connection = session.getConnection();
        connection.syncSendPacket(
                delivered(session, consumer, destination, (Message) held.last()), ANSWER_LIMIT_MILLIS);
        connection.syncSendPacket(pull(consumer, destination), ANSWER_LIMIT_MILLIS);
        consumer.getMessageSelector();
    }

    private static MessageAck delivered(
            ActiveMQSession session, ActiveMQMessageConsumer consumer, ActiveMQDestination destination, Message last) {
        var ack = new MessageAck(last, MessageAck.DELIVERED_ACK_TYPE, 0);
        ack.setDestination(destination);
        ack.setConsumerId(consumer.getConsumerId());
        ack.setTransactionId(session.getTransactionContext().getTransactionId());
        return ack;
    }

    private static MessagePull pull(ActiveMQMessageConsumer consumer, ActiveMQDestination destination) {
        var pull = new MessagePull();
        pull.setConsumerId(consumer.getConsumerId());
        pull.setDestination(destination);
        return pull;
    }
}
