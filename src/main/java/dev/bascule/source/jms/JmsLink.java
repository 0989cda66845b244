package dev.bascule.source.jms;

import dev.bascule.batch.SourceLostException;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
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
    private final JmsAddress address;
    private volatile @Nullable JMSException failure;
    private @Nullable Message last;

    private JmsLink(
            JmsProvider provider,
            Connection connection,
            Session session,
            MessageConsumer consumer,
            JmsAddress address) {
        this.provider = provider;
        this.connection = connection;
        this.session = session;
        this.consumer = consumer;
        this.address = address;
    }

    /** Connects; on failure nothing stays open. */
    static JmsLink open(JmsProvider provider, JmsAddress address, Prefetch prefetch) throws JMSException {
        var connection = provider.connect(address, prefetch);
        try {
            var session = provider.openSession(connection);
            var link = new JmsLink(provider, connection, session, provider.consume(session, address), address);
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

    /** The next message, or null after {@code timeoutMillis}. */
    @Nullable
    Message receive(long timeoutMillis) throws JMSException, SourceLostException {
        var message = consumer.receive(timeoutMillis);
        if (message == null) {
            checkAlive();
            provider.requireOpen(session);
        } else {
            last = message;
        }
        return message;
    }

    OptionalLong prove() throws JMSException, SourceLostException {
        checkAlive();
        var received = last;
        if (received == null) {
            throw new IllegalStateException("nothing was received that could be proved to be ours");
        }
        return provider.prove(new Held(session, consumer, address, received));
    }

    void commit() throws JMSException {
        provider.commit(session, last);
    }

    void rollback() throws JMSException {
        provider.rollback(session);
    }

    /** Some providers tell of a lost connection only here, and a receive merely returns nothing. */
    private void checkAlive() throws SourceLostException {
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
