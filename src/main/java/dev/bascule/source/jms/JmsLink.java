package dev.bascule.source.jms;

import dev.bascule.batch.SourceLostException;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One lane's open connection, session and consumer. */
final class JmsLink {
    private final JmsProvider provider;
    private final Connection connection;
    private final Session session;
    private final MessageConsumer consumer;
    private volatile @Nullable JMSException failure;

    private JmsLink(JmsProvider provider, Connection connection, Session session, MessageConsumer consumer) {
        this.provider = provider;
        this.connection = connection;
        this.session = session;
        this.consumer = consumer;
    }

    /** Connects; on failure nothing stays open. */
    static JmsLink open(JmsProvider provider, JmsAddress address, Prefetch prefetch) throws JMSException {
        var connection = provider.connect(address, prefetch);
        try {
            var session = connection.createSession(true, Session.SESSION_TRANSACTED);
            var link = new JmsLink(provider, connection, session, provider.consume(session, address));
            connection.setExceptionListener(e -> link.failure = e);
            connection.start();
            return link;
        } catch (JMSException | RuntimeException e) {
            provider.cut(connection);
            throw e;
        }
    }

    Session session() {
        return session;
    }

    MessageConsumer consumer() {
        return consumer;
    }

    OptionalLong prove() throws JMSException, SourceLostException {
        checkAlive();
        return provider.prove(session, consumer);
    }

    /** Some providers tell of a lost connection only here, and a receive merely returns nothing. */
    void checkAlive() throws SourceLostException {
        var known = failure;
        if (known != null) {
            throw new SourceLostException("connection lost: " + known.getMessage(), known);
        }
    }

    void cut() {
        provider.cut(connection);
    }

    void close() throws JMSException {
        connection.close();
    }
}
