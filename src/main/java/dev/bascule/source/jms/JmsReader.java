package dev.bascule.source.jms;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Outcome;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes source messages of JMS messages. Nothing in a message's content can make it fail: what cannot be read is refused, not lost. One lane's thread. */
final class JmsReader {
    private static final String STAGE = "source";

    private final JmsBodies bodies;
    private final JmsDoneKeys doneKeys = new JmsDoneKeys();

    JmsReader(JmsProvider provider) {
        this.bodies = new JmsBodies(provider);
    }

    /** {@link JMSException} only if even the message's header fields cannot be read. */
    JmsSourceMessage read(Message message) throws JMSException {
        try {
            var refusal = message instanceof ObjectMessage ? objectRefused() : null;
            return read(message, JmsHeaders.of(message), bodies.read(message), refusal);
        } catch (JMSException | RuntimeException e) {
            var unreadable =
                    new Outcome.DeadLettered(DeadLetterReason.UNREADABLE, STAGE, String.valueOf(e.getMessage()));
            return read(message, JmsHeaders.NONE, bodies.raw(message), unreadable);
        }
    }

    private JmsSourceMessage read(
            Message message, JmsHeaders headers, JmsBody body, Outcome.@Nullable DeadLettered refusal)
            throws JMSException {
        var id = message.getJMSMessageID();
        long timestampMillis = message.getJMSTimestamp();
        var doneKey = doneKeys.of(id, timestampMillis, body);
        var key = id != null && !id.isEmpty() ? id : UUID.randomUUID().toString();
        return new JmsSourceMessage(
                message, headers, body, doneKey, key, timestampMillis, message.getJMSRedelivered(), refusal);
    }

    private static Outcome.DeadLettered objectRefused() {
        return new Outcome.DeadLettered(
                DeadLetterReason.OBJECT_MESSAGE_REFUSED,
                STAGE,
                "an ObjectMessage is never deserialised, because that could run the sender's code; send text, bytes or a map");
    }
}
