package dev.bascule.it.demo;

import dev.bascule.it.load.MainframeOrder;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.verify.Arrival;
import dev.bascule.it.verify.Arrivals;
import dev.bascule.it.verify.SqsQueue;
import dev.bascule.it.verify.TopicReader;
import jakarta.jms.ConnectionFactory;

/** A way that sample orders take through the repository's routes. */
enum DemoFlow {
    /** JSON, from the ERP system. */
    ERP("erp-orders", "ERP.ORDERS", "orders", 1) {
        @Override
        Arrivals arrivals(LabProcess lab) {
            return inKafka(lab);
        }
    },
    /** Records in EBCDIC, from the mainframe. */
    MAINFRAME("mainframe-orders", "MAINFRAME.ORDERS", "mainframe.orders", 4) {
        @Override
        OrderSender sender(ConnectionFactory broker, SentOrders sent) {
            return OrderSender.ofBytes(broker, queue(), sent, MainframeOrder::bytes);
        }

        @Override
        Arrivals arrivals(LabProcess lab) {
            return inKafka(lab);
        }
    },
    /** Good ones only, to a FIFO queue of SQS. */
    SHIPMENTS("shipments", "ERP.SHIPMENTS", "shipments.fifo", 4) {
        @Override
        OrderStream stream() {
            return OrderStream.good(name(), DemoPlan.GROUPS);
        }

        /** Empties the queue. */
        @Override
        Arrivals arrivals(LabProcess lab) {
            try (var queue = new SqsQueue(lab.awsEndpoint(), target())) {
                return queue.arrivals();
            }
        }
    };

    private final String route;
    private final String queue;
    private final String target;
    private final int rateDivisor;

    DemoFlow(String route, String queue, String target, int rateDivisor) {
        this.route = route;
        this.queue = queue;
        this.target = target;
        this.rateDivisor = rateDivisor;
    }

    String route() {
        return route;
    }

    String queue() {
        return queue;
    }

    /** Name of the topic or queue that they end in. */
    String target() {
        return target;
    }

    /** Orders a second, of those that the user asked for. */
    int perSecond(int asked) {
        return Math.max(1, asked / rateDivisor);
    }

    /** What is sent. */
    OrderStream stream() {
        return new OrderStream(name(), DemoPlan.GROUPS, DemoPlan.POISON_EVERY, DemoPlan.TEST_EVERY);
    }

    OrderSender sender(ConnectionFactory broker, SentOrders sent) {
        return new OrderSender(broker, queue, sent);
    }

    /** What has come to the target. */
    abstract Arrivals arrivals(LabProcess lab);

    Arrivals inKafka(LabProcess lab) {
        var arrivals = new Arrivals();
        try (var reader = new TopicReader(lab.bootstrapServers(), target)) {
            reader.catchUp(kafkaRecord -> arrivals.add(Arrival.of(kafkaRecord)));
        }
        return arrivals;
    }
}
