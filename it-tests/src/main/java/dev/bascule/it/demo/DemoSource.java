package dev.bascule.it.demo;

import dev.bascule.it.load.OrderSink;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.process.BridgeClient;
import dev.bascule.it.process.StoredLetter;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.List;

/** Where sample orders lie until the bridge takes them. */
interface DemoSource {
    /** What users call it. */
    String name();

    /** How many orders are sent at once, of so many a second. */
    int ordersAtOnce(int perSecond);

    /** Sends to it. */
    OrderSink sink(DemoStage stage, SentOrders sent);

    /** How many messages, or files, are still there. */
    long waiting(DemoStage stage) throws IOException, JMSException;

    /** Ids of orders that are still there as a whole. */
    List<String> orderIds(DemoStage stage) throws JMSException;

    /** The id of the order that has become {@code letter}. */
    String orderId(BridgeClient bridge, StoredLetter letter) throws IOException;
}
