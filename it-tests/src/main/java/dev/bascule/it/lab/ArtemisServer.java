package dev.bascule.it.lab;

import java.nio.file.Path;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * A persistent Artemis broker on 127.0.0.1 with security on. Its journal lies in the folder it was given; after a kill, a broker
 * started on the same folder and port has every message that was acknowledged to a sender or not yet to it. The system property {@value
 * #ACCEPTOR_PROPERTY} adds parameters to its acceptor, such as those of TLS.
 */
public final class ArtemisServer implements AutoCloseable {
    /** Where the broker puts messages that were delivered too often. */
    public static final String DEAD_LETTER_QUEUE = "DLQ";

    /** Further parameters of the acceptor, as in its URL. */
    public static final String ACCEPTOR_PROPERTY = "lab.artemis.acceptor";

    private static final String EVERY_ADDRESS = "#";
    private static final String ROLE = "bridges";

    private final EmbeddedActiveMQ broker;
    private final int port;

    private ArtemisServer(EmbeddedActiveMQ broker, int port) {
        this.broker = broker;
        this.port = port;
    }

    /** Starts a broker; returns when it accepts connections. */
    public static ArtemisServer start(Path folder, int port, Credentials credentials) throws Exception {
        var broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration(folder, port));
        broker.setSecurityManager(security(credentials));
        broker.start();
        return new ArtemisServer(broker, port);
    }

    /** As a JMS client takes it. */
    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** The server itself, to do to it what an operator could. */
    public ActiveMQServer server() {
        return broker.getActiveMQServer();
    }

    @Override
    public void close() throws Exception {
        broker.stop();
    }

    private static Configuration configuration(Path folder, int port) throws Exception {
        var deadLetters = SimpleString.of(DEAD_LETTER_QUEUE);
        return new ConfigurationImpl()
                .setName("lab")
                .addAcceptorConfiguration(
                        "core",
                        "tcp://127.0.0.1:" + port + "?protocols=CORE,AMQP&" + System.getProperty(ACCEPTOR_PROPERTY, ""))
                .setSecurityEnabled(true)
                .putSecurityRoles(EVERY_ADDRESS, Set.of(everythingAllowed()))
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setMaxDiskUsage(-1)
                .setJMXManagementEnabled(false)
                .addAddressSetting(EVERY_ADDRESS, new AddressSettings().setDeadLetterAddress(deadLetters))
                .addAddressConfiguration(new CoreAddressConfiguration()
                        .setName(DEAD_LETTER_QUEUE)
                        .addRoutingType(RoutingType.ANYCAST)
                        .addQueueConfiguration(
                                QueueConfiguration.of(DEAD_LETTER_QUEUE).setRoutingType(RoutingType.ANYCAST)));
    }

    private static Role everythingAllowed() {
        return new Role(ROLE, true, true, true, true, true, true, true, true, true, true, true, true);
    }

    private static ActiveMQJAASSecurityManager security(Credentials credentials) {
        var users = new SecurityConfiguration();
        users.addUser(credentials.username(), credentials.password());
        users.addRole(credentials.username(), ROLE);
        return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users);
    }
}
