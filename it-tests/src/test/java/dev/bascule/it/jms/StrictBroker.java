package dev.bascule.it.jms;

import dev.bascule.connection.JmsConnection;
import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.Ports;
import dev.bascule.source.jms.JmsAddress;
import dev.bascule.source.jms.JmsLaneSource;
import dev.bascule.source.jms.JmsProviders;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * An Artemis broker in memory that lets nobody send to one address. Messages are sent to it by the core client, which checks nothing, so that
 * they look as other protocols and broken senders leave them.
 */
final class StrictBroker implements AutoCloseable {
    static final String FORBIDDEN = "FORBIDDEN";

    private static final String ROLE = "bridges";
    private static final long BATCH_BYTES = 8 << 20;

    private final Credentials credentials = Credentials.random();
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final String url = "tcp://127.0.0.1:" + Ports.free();

    StrictBroker() throws Exception {
        broker.setConfiguration(new ConfigurationImpl()
                .setName("strict")
                .addAcceptorConfiguration("core", url + "?protocols=CORE")
                .setPersistenceEnabled(false)
                .setJMXManagementEnabled(false)
                .putSecurityRoles("#", Set.of(role(ROLE)))
                .putSecurityRoles(FORBIDDEN, Set.of(role("nobody"))));
        var users = new SecurityConfiguration();
        users.addUser(credentials.username(), credentials.password());
        users.addRole(credentials.username(), ROLE);
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        broker.start();
    }

    private static Role role(String name) {
        return new Role(name, true, true, true, true, true, true, true, true, true, true, true, true);
    }

    static JmsAddress address(String queue) {
        return new JmsAddress(false, queue, Optional.empty(), Optional.empty());
    }

    /** Open; the queue is made by that. */
    JmsLaneSource source(String queue) throws Exception {
        var connection = new JmsConnection(
                "erp",
                "artemis",
                url,
                Optional.of(credentials.username()),
                Optional.of(credentials.password()),
                Optional.empty(),
                Map.of());
        var source = new JmsLaneSource(JmsProviders.of(connection), address(queue), BATCH_BYTES);
        source.open(10);
        return source;
    }

    void send(String queue, Consumer<ClientMessage> fill) throws Exception {
        try (var locator = ActiveMQClient.createServerLocator(url);
                var factory = locator.createSessionFactory();
                var session = factory.createSession(
                        credentials.username(), credentials.password(), false, true, true, false, 0);
                var producer = session.createProducer(queue)) {
            var message = session.createMessage(true);
            message.setTimestamp(System.currentTimeMillis());
            fill.accept(message);
            producer.send(message);
        }
    }

    @Override
    public void close() throws Exception {
        broker.stop();
    }
}
