package dev.bascule.source.jms;

import static java.util.Objects.requireNonNull;

import dev.bascule.batch.SourceLostException;
import dev.bascule.connection.JmsConnection;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.lang.reflect.Field;
import java.util.OptionalLong;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.client.impl.ClientConsumerInternal;
import org.apache.activemq.artemis.core.client.impl.ClientMessageInternal;
import org.apache.activemq.artemis.core.client.impl.ClientSessionInternal;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQMessageConsumer;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.apache.activemq.artemis.jms.client.ActiveMQTextMessage;

/**
 * Apache Artemis by its CORE protocol.
 *
 * <p><b>Proof of ownership.</b> The client sends acknowledgements lazily, cumulative per consumer. We make it send them now and wait for the
 * answer ({@code blockOnAcknowledge}): the broker refuses them if it has closed the consumer or the session. Acknowledged messages belong
 * to the session's transaction from then on, whatever becomes of the consumer, so the queue query that follows (a round trip on the same
 * session, which takes no message) answers only while they are ours. Both are needed: the first fails when only the consumer died, the second
 * when there was nothing left to acknowledge.
 */
final class ArtemisProvider implements JmsProvider {
    /** Above any batch, so that acknowledgements travel once per batch, in the proof. */
    private static final int ACK_BATCH_BYTES = 256 << 20;

    private static final long CALL_TIMEOUT_MILLIS = 10_000;
    private static final Field CORE_CONSUMER = Inside.field(ActiveMQMessageConsumer.class, "consumer");
    private static final Field TEXT = Inside.field(ActiveMQTextMessage.class, "text");

    private final JmsConnection settings;

    ArtemisProvider(JmsConnection settings) {
        this.settings = settings;
    }

    @Override
    public String broker() {
        return settings.shown();
    }

    @Override
    public Connection connect(JmsAddress address, Prefetch prefetch) throws JMSException {
        // Closing the factory would close the sessions of the connections that it made; it holds nothing else.
        var factory = new ActiveMQConnectionFactory(settings.url());
        try {
            factory.setCallTimeout(CALL_TIMEOUT_MILLIS);
            BeanSettings.apply(factory, settings);
            factory.setReconnectAttempts(0);
            factory.setInitialConnectAttempts(1);
            factory.setBlockOnAcknowledge(true);
            factory.setTransactionBatchSize(ACK_BATCH_BYTES);
            factory.setConsumerWindowSize(prefetch.bytes());
            return factory.createConnection(
                    settings.username().orElse(null), settings.password().orElse(null));
        } catch (JMSException | RuntimeException e) {
            factory.close();
            throw e;
        }
    }

    @Override
    public MessageConsumer consume(Session session, JmsAddress address) throws JMSException {
        return JmsConsumers.shared(session, address);
    }

    @Override
    public boolean provesOwnership() {
        return true;
    }

    @Override
    public OptionalLong prove(Held held) throws JMSException, SourceLostException {
        try {
            var core = (ClientConsumerInternal) requireNonNull(Inside.get(CORE_CONSUMER, held.consumer()));
            core.flushAcks();
            var query = ((ActiveMQSession) held.session()).getCoreSession().queueQuery(queueOf(core));
            if (!query.isExists()) {
                throw new SourceLostException("the broker has deleted the queue " + queueOf(core), null);
            }
            return OptionalLong.of(query.getMessageCount());
        } catch (ActiveMQException e) {
            throw new SourceLostException("the broker has taken the batch back: " + e.getMessage(), e);
        }
    }

    /** A large {@code BytesMessage} is handed over with its first part; all others are whole. The client can't hold one of 2 GiB or more. */
    @Override
    public void complete(Message message) throws JMSException {
        if (message instanceof BytesMessage bytes && bytes.getBodyLength() >= 0) {
            try {
                ((ClientMessageInternal) ((ActiveMQMessage) message).getCoreMessage()).checkCompletion();
            } catch (ActiveMQException e) {
                throw failure("the broker does not send the rest of a large message", e);
            }
        }
    }

    private static JMSException failure(String what, ActiveMQException cause) {
        var failure = new JMSException(what);
        failure.initCause(cause);
        return failure;
    }

    /** Three times as fast as the client's own conversion, which goes character by character. */
    @Override
    public JmsBody text(TextMessage message) {
        var text = (SimpleString) Inside.get(TEXT, message);
        if (text == null) {
            return JmsBody.text(null);
        }
        var latin = Texts.latinOfUtf16(text.getData());
        return latin == null ? JmsBody.text(Texts.ofUtf16(text.getData())) : JmsBody.latin(latin);
    }

    private static SimpleString queueOf(ClientConsumerInternal core) {
        return core.getQueueName();
    }

    @Override
    public void cut(Connection connection) {
        var core = (ClientSessionInternal) ((ActiveMQConnection) connection).getInitialSession();
        Closing.quietly(
                "socket", () -> core.getConnection().getTransportConnection().close());
        Closing.inBackground(connection::close);
    }

    @Override
    public byte[] rawBytes(Message message) {
        var core = ((ActiveMQMessage) message).getCoreMessage();
        // Of a large message the other buffer begins with four bytes too many.
        var buffer = core.isLargeMessage() ? core.getBodyBuffer() : core.getDataBuffer();
        buffer.resetReaderIndex();
        var bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        buffer.resetReaderIndex();
        return bytes;
    }
}
