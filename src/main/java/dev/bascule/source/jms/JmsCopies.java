package dev.bascule.source.jms;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageEOFException;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.util.Collections;

/**
 * Copies a received message, which is read-only, into one that properties can be added to. Other protocols than JMS allow property names that
 * JMS doesn't: dots and hyphens are encoded as in headers, and a name that is impossible all the same fails.
 */
final class JmsCopies {
    private static final int CHUNK_BYTES = 64 << 10;

    private JmsCopies() {}

    static Message copy(Session session, Message from) throws JMSException {
        var to = body(session, from);
        to.setJMSCorrelationID(from.getJMSCorrelationID());
        to.setJMSType(from.getJMSType());
        to.setJMSReplyTo(from.getJMSReplyTo());
        for (Object name : Collections.list(from.getPropertyNames())) {
            if (!((String) name).startsWith("JMSX")) {
                to.setObjectProperty(JmsHeaders.encode((String) name), from.getObjectProperty((String) name));
            }
        }
        return to;
    }

    private static Message body(Session session, Message from) throws JMSException {
        if (from instanceof TextMessage text) {
            return session.createTextMessage(text.getText());
        }
        if (from instanceof BytesMessage bytes) {
            return bytes(session, bytes);
        }
        if (from instanceof MapMessage map) {
            var to = session.createMapMessage();
            for (Object name : Collections.list(map.getMapNames())) {
                to.setObject((String) name, map.getObject((String) name));
            }
            return to;
        }
        return from instanceof StreamMessage stream ? stream(session, stream) : session.createMessage();
    }

    private static Message bytes(Session session, BytesMessage from) throws JMSException {
        var to = session.createBytesMessage();
        var chunk = new byte[CHUNK_BYTES];
        from.reset();
        for (int read = from.readBytes(chunk); read > 0; read = from.readBytes(chunk)) {
            to.writeBytes(chunk, 0, read);
        }
        return to;
    }

    private static Message stream(Session session, StreamMessage from) throws JMSException {
        var to = session.createStreamMessage();
        from.reset();
        while (true) {
            try {
                to.writeObject(from.readObject());
            } catch (MessageEOFException end) {
                return to;
            }
        }
    }
}
