package dev.bascule.source.jms;

import dev.bascule.batch.SourceLostException;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What differs between the brokers' clients. Implementations are thread-safe. */
public interface JmsProvider {
    /** The broker as an operator knows it, without secrets. */
    String broker();

    /**
     * A new connection, not started. Transparent reconnect and failover are off: a session that silently moved to another connection proves
     * nothing.
     */
    Connection connect(JmsAddress address, Prefetch prefetch) throws JMSException;

    /** The consumer of {@code address}. */
    MessageConsumer consume(Session session, JmsAddress address) throws JMSException;

    /**
     * Whether {@link #prove} proves anything, and the redelivered flag is set whenever the broker has given a message back; both are tested or neither is
     * claimed. Otherwise the route's promise is at-least-once.
     */
    boolean provesOwnership();

    /**
     * A synchronous round trip that fails if the broker has given anything back that this session received and has not committed, even
     * when only the consumer died, and that cannot itself take a message.
     *
     * @return how many messages wait in the destination, where the round trip happens to tell
     */
    OptionalLong prove(Held held) throws JMSException, SourceLostException;

    /** Drops the connection at the socket. Never throws, never waits for the broker. */
    void cut(Connection connection);

    /** The message's text, by a shorter way than {@link TextMessage#getText} where the client has one. */
    default @Nullable String text(TextMessage message) throws JMSException {
        return message.getText();
    }

    /** The body as the client keeps it, an object without deserialising it; empty where the client gives no access to it. */
    byte[] rawBytes(Message message);
}
