package dev.bascule.it.load;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends orders as persistent messages, each call in one transaction, and records what the broker acknowledged. After a failure the
 * next call connects anew. Not thread-safe.
 */
public final class OrderSender implements OrderSink {
    /** Before the name of a topic. */
    public static final String TOPIC = "topic:";

    private final ConnectionFactory factory;
    private final String destination;
    private final SentOrders sent;
    private final Function<Order, String> text;
    private final @Nullable Function<Order, byte[]> record;
    private @Nullable Connection connection;
    private @Nullable Session session;
    private @Nullable MessageProducer producer;

    /**
     * Sends text, and connects at the first {@link #send}.
     *
     * @param destination a queue, or a topic if it begins with {@value #TOPIC}
     */
    public OrderSender(ConnectionFactory factory, String destination, SentOrders sent) {
        this(factory, destination, sent, Order::body, null);
    }

    private OrderSender(
            ConnectionFactory factory,
            String destination,
            SentOrders sent,
            Function<Order, String> text,
            @Nullable Function<Order, byte[]> record) {
        this.factory = factory;
        this.destination = destination;
        this.sent = sent;
        this.text = text;
        this.record = record;
    }

    /** Sends bytes, which {@code record} makes of an order. */
    public static OrderSender ofBytes(
            ConnectionFactory factory, String queue, SentOrders sent, Function<Order, byte[]> record) {
        return new OrderSender(factory, queue, sent, Order::body, record);
    }

    /** Sends the text that {@code text} makes of an order. */
    public static OrderSender ofText(
            ConnectionFactory factory, String queue, SentOrders sent, Function<Order, String> text) {
        return new OrderSender(factory, queue, sent, text, null);
    }

    /**
     * Sends {@code orders} in one transaction, each with its deterministic body.
     *
     * @throws JMSException the orders were not sent, unless they are among {@link SentOrders#maybe()} now
     */
    @Override
    public void send(List<Order> orders) throws JMSException {
        send(orders, false);
    }

    /** The same sender, which writes the time of sending into each body. */
    public OrderSink stamping() {
        return new OrderSink() {
            @Override
            public void send(List<Order> orders) throws JMSException {
                OrderSender.this.send(orders, true);
            }

            @Override
            public void close() {
                OrderSender.this.close();
            }
        };
    }

    private void send(List<Order> orders, boolean stamped) throws JMSException {
        try {
            var open = open();
            for (var order : orders) {
                write(open, order, stamped);
            }
            commit(open, orders);
        } catch (JMSException failed) {
            close();
            throw failed;
        }
    }

    private void write(Session open, Order order, boolean stamped) throws JMSException {
        var message = message(open, order, stamped);
        message.setStringProperty(Order.ID_PROPERTY, order.id());
        message.setStringProperty(Order.GROUP_PROPERTY, order.group());
        if (producer != null) {
            producer.send(message);
        }
    }

    private Message message(Session open, Order order, boolean stamped) throws JMSException {
        if (record == null) {
            return open.createTextMessage(stamped ? order.body(WallClock.micros()) : text.apply(order));
        }
        var message = open.createBytesMessage();
        message.writeBytes(record.apply(order));
        return message;
    }

    private void commit(Session open, List<Order> orders) throws JMSException {
        try {
            open.commit();
        } catch (JMSException unknown) {
            sent.leaveOpen(orders);
            throw unknown;
        }
        sent.acknowledge(orders);
    }

    private Session open() throws JMSException {
        if (session != null) {
            return session;
        }
        connection = factory.createConnection();
        session = connection.createSession(Session.SESSION_TRANSACTED);
        producer = session.createProducer(destination(session));
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        return session;
    }

    private Destination destination(Session open) throws JMSException {
        return destination.startsWith(TOPIC)
                ? open.createTopic(destination.substring(TOPIC.length()))
                : open.createQueue(destination);
    }

    @Override
    public void close() {
        var old = connection;
        connection = null;
        session = null;
        producer = null;
        if (old != null) {
            try {
                old.close();
            } catch (JMSException alreadyGone) {
                // the broker is down: nothing is left to close
            }
        }
    }
}
