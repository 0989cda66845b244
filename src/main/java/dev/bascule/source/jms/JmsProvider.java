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

    /** Whether the client bounds what it holds by the number of messages, whatever their size. */
    default boolean countsPrefetch() {
        return false;
    }

    /** The session whose end {@link #commit} and {@link #rollback} decide. */
    default Session openSession(Connection connection) throws JMSException {
        return connection.createSession(Session.SESSION_TRANSACTED);
    }

    /** Commits what the session received, up to {@code last}; null if that was nothing. */
    default void commit(Session session, @Nullable Message last) throws JMSException {
        session.commit();
    }

    /** Gives what the session received back. */
    default void rollback(Session session) throws JMSException {
        session.rollback();
    }

    /** Asked when nothing was received: fails if the client knows that the session is over. No round trip. */
    default void requireOpen(Session session) throws JMSException {}

    /** The consumer of {@code address}. */
    MessageConsumer consume(Session session, JmsAddress address) throws JMSException;

    /**
     * Whether {@link #prove} proves anything, and the redelivered flag is set whenever the broker has given a message back; both are tested or neither is
     * claimed. Otherwise, which is the default, the route's promise is at-least-once.
     */
    default boolean provesOwnership() {
        return false;
    }

    /**
     * A synchronous round trip that fails if the broker has given anything back that this session received and has not committed, even
     * when only the consumer died, and that cannot itself take a message.
     *
     * <p>Nothing by default: no round trip is known that would prove anything.
     *
     * @return how many messages wait in the destination, where the round trip happens to tell
     */
    default OptionalLong prove(Held held) throws JMSException, SourceLostException {
        return OptionalLong.empty();
    }

    /** Drops the connection at the socket; by default, where no way to the socket is known, closes it. Never throws, never waits for the broker. */
    default void cut(Connection connection) {
        Closing.inBackground(connection::close);
    }

    /**
     * Waits until the client has all of a message that the broker sends in parts. Reading one whose rest is missing would find a body that
     * ends too early. By default nothing: most clients hand over whole messages.
     *
     * @throws JMSException the rest doesn't come; the message is still the broker's
     */
    default void complete(Message message) throws JMSException {}

    /** The message's text, by a shorter way than {@link TextMessage#getText} where the client has one. */
    default JmsBody text(TextMessage message) throws JMSException {
        return JmsBody.text(message.getText());
    }

    /** The body as the client keeps it, an object without deserialising it; empty, as by default, where the client gives no access to it. */
    default byte[] rawBytes(Message message) {
        return new byte[0];
    }
}
