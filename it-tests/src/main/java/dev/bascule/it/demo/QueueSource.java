package dev.bascule.it.demo;

import dev.bascule.it.load.Order;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.OrderSink;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.process.BridgeClient;
import dev.bascule.it.process.StoredLetter;
import dev.bascule.it.verify.Queues;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A queue of Artemis, a message for each order.
 *
 * @param bytes makes the body of an order; empty: its JSON as text
 */
record QueueSource(String name, Optional<Function<Order, byte[]>> bytes) implements DemoSource {
    private static final int TRANSACTIONS_PER_SECOND = 20;

    static QueueSource ofJson(String name) {
        return new QueueSource(name, Optional.empty());
    }

    static QueueSource ofBytes(String name, Function<Order, byte[]> bytes) {
        return new QueueSource(name, Optional.of(bytes));
    }

    @Override
    public int ordersAtOnce(int perSecond) {
        return Math.max(1, perSecond / TRANSACTIONS_PER_SECOND);
    }

    @Override
    public OrderSink sink(DemoStage stage, SentOrders sent) {
        return bytes.map(each -> OrderSender.ofBytes(stage.broker(), name, sent, each))
                .orElseGet(() -> new OrderSender(stage.broker(), name, sent));
    }

    @Override
    public long waiting(DemoStage stage) throws JMSException {
        try (var queues = new Queues(stage.broker())) {
            return queues.count(name);
        }
    }

    @Override
    public List<String> orderIds(DemoStage stage) throws JMSException {
        try (var queues = new Queues(stage.broker())) {
            return queues.orderIds(name);
        }
    }

    @Override
    public String orderId(BridgeClient bridge, StoredLetter letter) {
        return letter.orderId();
    }
}
