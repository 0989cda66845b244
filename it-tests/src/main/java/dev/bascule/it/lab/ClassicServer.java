package dev.bascule.it.lab;

import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.broker.BrokerPlugin;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.security.AuthenticationUser;
import org.apache.activemq.security.SimpleAuthenticationPlugin;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;

/**
 * A persistent ActiveMQ Classic broker on 127.0.0.1 with security on. Its store lies in the folder it was given; after a kill, a broker
 * started on the same folder and port has every message that was acknowledged to a sender.
 */
public final class ClassicServer implements AutoCloseable {
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
        broker.setPlugins(new BrokerPlugin[] {authentication(credentials)});
        broker.addConnector("tcp://127.0.0.1:" + port);
        broker.start();
        broker.waitUntilStarted();
        return new ClassicServer(broker, port);
    }

    /** As a JMS client takes it. */
    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public void close() throws Exception {
        broker.stop();
        broker.waitUntilStopped();
    }

    private static SimpleAuthenticationPlugin authentication(Credentials credentials) {
        var user = new AuthenticationUser(credentials.username(), credentials.password(), "bridges");
        return new SimpleAuthenticationPlugin(List.of(user));
    }
}
