package dev.bascule.it.demo;

import dev.bascule.it.load.MainframeOrder;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.verify.Arrival;
import dev.bascule.it.verify.Arrivals;
import dev.bascule.it.verify.SqsQueue;
import dev.bascule.it.verify.TopicReader;

/** A way that sample orders take through the repository's routes. */
enum DemoFlow {
    /** JSON, from the ERP system. */
    ERP("erp-orders", QueueSource.ofJson("ERP.ORDERS"), "orders", 1, false),
    /** Records in EBCDIC, from the mainframe, each a message. */
    MAINFRAME(
            "mainframe-orders",
            QueueSource.ofBytes("MAINFRAME.ORDERS", MainframeOrder::bytes),
            "mainframe.orders",
            4,
            true),
    /** The same records, in files. */
    FILES("mainframe-files", new InboxSource("mainframe files"), "mainframe.files", 4, true),
    /** Good ones only, to a FIFO queue of SQS. */
    SHIPMENTS("shipments", QueueSource.ofJson("ERP.SHIPMENTS"), "shipments.fifo", 4, true) {
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
    private final DemoSource source;
    private final String target;
    private final int rateDivisor;
    private final boolean ordered;

    DemoFlow(String route, DemoSource source, String target, int rateDivisor, boolean ordered) {
        this.route = route;
        this.source = source;
        this.target = target;
        this.rateDivisor = rateDivisor;
        this.ordered = ordered;
    }

    String route() {
        return route;
    }

    DemoSource source() {
        return source;
    }

    /** Name of the topic or queue that they end in. */
    String target() {
        return target;
    }

    /** Orders a second, of those that the user asked for. */
    int perSecond(int asked) {
        return Math.max(1, asked / rateDivisor);
    }

    /** Whether the orders of a group arrive as they were sent: the route has one lane. */
    boolean ordered() {
        return ordered;
    }

    /** What is sent. */
    OrderStream stream() {
        return new OrderStream(name(), DemoPlan.GROUPS, DemoPlan.POISON_EVERY, DemoPlan.TEST_EVERY);
    }

    /** What has come to the target. */
    Arrivals arrivals(LabProcess lab) {
        var arrivals = new Arrivals();
        try (var reader = new TopicReader(lab.bootstrapServers(), target)) {
            reader.catchUp(kafkaRecord -> arrivals.add(Arrival.of(kafkaRecord)));
        }
        return arrivals;
    }
}
