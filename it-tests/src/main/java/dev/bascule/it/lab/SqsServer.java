package dev.bascule.it.lab;

import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ, which speaks as SQS does, on 127.0.0.1. Its queues are in memory: they are gone when the process ends. */
public final class SqsServer implements AutoCloseable {
    private final SQSRestServer server;
    private final int port;

    private SqsServer(SQSRestServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Returns when it accepts connections. */
    public static SqsServer start(int port) {
        var server =
                SQSRestServerBuilder.withPort(port).withInterface("127.0.0.1").start();
        server.waitUntilStarted();
        return new SqsServer(server, port);
    }

    /** As an AWS client takes it. */
    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.stopAndWait();
    }
}
