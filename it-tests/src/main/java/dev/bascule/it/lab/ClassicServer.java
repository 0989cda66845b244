package dev.bascule.it.lab;

import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.broker.BrokerPlugin;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.region.policy.PolicyEntry;
import org.apache.activemq.broker.region.policy.PolicyMap;
import org.apache.activemq.plugin.StatisticsBrokerPlugin;
import org.apache.activemq.security.AuthenticationUser;
import org.apache.activemq.security.SimpleAuthenticationPlugin;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;

/**
 * A persistent ActiveMQ Classic broker on 127.0.0.1 with security on. Its store lies in the folder it was given; after a kill, a broker
 * started on the same folder and port has every message that was acknowledged to a sender.
 */
public final class ClassicServer implements AutoCloseable {
    /** Where the broker puts messages that were delivered too often. */
    public static final String DEAD_LETTER_QUEUE = "ActiveMQ.DLQ";

    private static final long MEMORY_BYTES = 64L * 1024 * 1024;
    private static final long STORE_BYTES = 4L * 1024 * 1024 * 1024;

    private final BrokerService broker;
    private final int port;

    private ClassicServer(BrokerService broker, int port) {
        this.broker = broker;
        this.port = port;
    }

    /** Starts a broker; returns when it accepts connections. */
    public static ClassicServer start(Path folder, int port, Credentials credentials) throws Exception {
        var store = new KahaDBPersistenceAdapter();
        store.setDirectory(folder.toFile());
        var broker = new BrokerService();
        broker.setBrokerName("lab");
        broker.setDataDirectoryFile(folder.toFile());
        broker.setPersistenceAdapter(store);
        broker.setUseJmx(false);
        broker.setUseShutdownHook(false);
        broker.getSystemUsage().getMemoryUsage().setLimit(MEMORY_BYTES);
        broker.getSystemUsage().getStoreUsage().setLimit(STORE_BYTES);
        broker.setDestinationPolicy(keepingOrder());
        broker.setPlugins(new BrokerPlugin[] {authentication(credentials), new StatisticsBrokerPlugin()});
        broker.addConnector("tcp://127.0.0.1:" + port);
        broker.start();
        broker.waitUntilStarted();
        return new ClassicServer(broker, port);
    }

    /** As a JMS client takes it. */
    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** The broker itself, to do to it what an operator could. */
    public BrokerService broker() {
        return broker;
    }

    @Override
    public void close() throws Exception {
        broker.stop();
        broker.waitUntilStopped();
    }

    /** By default what a consumer gives back comes behind messages that were sent later. */
    private static PolicyMap keepingOrder() {
        var entry = new PolicyEntry();
        entry.setStrictOrderDispatch(true);
        var policy = new PolicyMap();
        policy.setDefaultEntry(entry);
        return policy;
    }

    private static SimpleAuthenticationPlugin authentication(Credentials credentials) {
        var user = new AuthenticationUser(credentials.username(), credentials.password(), "bridges");
        return new SimpleAuthenticationPlugin(List.of(user));
    }
}
