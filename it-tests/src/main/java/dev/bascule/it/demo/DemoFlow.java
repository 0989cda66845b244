package dev.bascule.it.demo;

import dev.bascule.it.load.MainframeOrder;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.SentOrders;
import jakarta.jms.ConnectionFactory;

/** A way that sample orders take through the repository's routes. */
enum DemoFlow {
    /** JSON, from the ERP system. */
    ERP("erp-orders", "ERP.ORDERS", "orders", 1),
    /** Records in EBCDIC, from the mainframe. */
    MAINFRAME("mainframe-orders", "MAINFRAME.ORDERS", "mainframe.orders", 4);

    private final String route;
    private final String queue;
    private final String topic;
    private final int rateDivisor;

    DemoFlow(String route, String queue, String topic, int rateDivisor) {
        this.route = route;
        this.queue = queue;
        this.topic = topic;
        this.rateDivisor = rateDivisor;
    }

    String route() {
        return route;
    }

    String queue() {
        return queue;
    }

    String topic() {
        return topic;
    }

    /** Orders a second, of those that the user asked for. */
    int perSecond(int asked) {
        return Math.max(1, asked / rateDivisor);
    }

    OrderSender sender(ConnectionFactory broker, SentOrders sent) {
        return this == MAINFRAME
                ? OrderSender.ofBytes(broker, queue, sent, MainframeOrder::bytes)
                : new OrderSender(broker, queue, sent);
    }
}
