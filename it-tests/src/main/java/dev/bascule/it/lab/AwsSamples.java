package dev.bascule.it.lab;

import dev.bascule.it.aws.AwsStandIn;
import dev.bascule.it.verify.SqsQueue;

/** The places that the repository's own routes write to. */
final class AwsSamples {
    private static final String BUS = "orders";
    private static final String QUEUE = "shipments.fifo";

    private AwsSamples() {}

    static void create(AwsStandIn aws) {
        aws.bus(BUS);
        try (var queue = new SqsQueue(aws.endpoint(), QUEUE)) {
            queue.create();
        }
    }
}
