package dev.bascule.it.bridge;

import dev.bascule.it.lab.Credentials;
import dev.bascule.it.load.Brokers;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.process.RabbitServer;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;

/** The brokers and clients that can run here, and what each of them promises. Each has a server of its own, which may be hurt. */
enum AcceptedBroker {
    ARTEMIS("artemis", "artemis", Promise.EXACTLY_ONCE),
    CLASSIC("classic", "activemq", Promise.EXACTLY_ONCE),
    RABBITMQ("", "rabbitmq", Promise.AT_LEAST_ONCE),
    RABBITMQ_BY_AMQP("", "amqp, transactions: false", Promise.AT_LEAST_ONCE),
    ARTEMIS_BY_AMQP("artemis", "amqp", Promise.AT_LEAST_ONCE);

    /** What the derived promise allows. */
    enum Promise {
        EXACTLY_ONCE,
        AT_LEAST_ONCE
    }

    private final String lab;
    private final String kind;
    private final Promise promise;

    AcceptedBroker(String lab, String kind, Promise promise) {
        this.lab = lab;
        this.kind = kind;
        this.promise = promise;
    }

    boolean canRun() {
        return !lab.isEmpty() || RabbitServer.isInstalled();
    }

    /** As a connection's configuration begins. */
    String kind() {
        return kind;
    }

    /** The Kamelet that takes from its queues. */
    String kamelet() {
        return kind.split(",")[0] + "-source";
    }

    Promise promise() {
        return promise;
    }

    /** Whether its queues have selectors. */
    boolean selects() {
        return !lab.isEmpty();
    }

    /** Whether its topics have durable subscriptions by this client. */
    boolean subscribes() {
        return this != RABBITMQ_BY_AMQP;
    }

    /** Whether it always flags what comes again after a connection's death. */
    boolean flagsRedelivered() {
        return this != RABBITMQ_BY_AMQP;
    }

    /** Whether its delivery count is right, also after a connection's death. */
    boolean counts() {
        return this != RABBITMQ_BY_AMQP;
    }

    /** Whether messages of one {@code JMSXGroupID} all go to one consumer. */
    boolean groups() {
        return !lab.isEmpty();
    }

    /** A server of its own. */
    Server start(Path dir) throws IOException {
        var credentials = Credentials.random();
        if (lab.isEmpty()) {
            var node = new RabbitServer(dir, credentials);
            return new Server(node.url(), credentials, factory(node.url(), credentials), node::killAndStart, node);
        }
        var process = new LabProcess(dir, lab, credentials, LabProcess.jvmOptions());
        var url = lab.equals("classic") ? process.classicUrl() : process.artemisUrl();
        var address = this == ARTEMIS_BY_AMQP ? url.replace("tcp:", "amqp:") : url;
        return new Server(address, credentials, factory(address, credentials), () -> restart(process), process);
    }

    private static void restart(LabProcess process) throws IOException {
        process.process().kill9();
        process.startAgain();
        process.awaitReady();
    }

    private ConnectionFactory factory(String url, Credentials credentials) {
        return switch (this) {
            case ARTEMIS -> Brokers.artemis(url, credentials);
            case CLASSIC -> Brokers.classic(url, credentials);
            case RABBITMQ -> Brokers.rabbit(url, credentials);
            case RABBITMQ_BY_AMQP, ARTEMIS_BY_AMQP -> Brokers.amqp(url, credentials);
        };
    }

    /** Kills a server and starts it again. */
    interface Restart {
        void now() throws IOException;
    }

    /**
     * A running one.
     *
     * @param restart kills it and starts it again
     */
    record Server(
            String url, Credentials credentials, ConnectionFactory factory, Restart restart, AutoCloseable process)
            implements AutoCloseable {
        @Override
        public void close() throws Exception {
            process.close();
        }
    }
}
