package dev.bascule.source.jms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageEOFException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies: text to String, bytes to byte[], a map to a Map sorted by name, a stream to a List. An object is never deserialised.
 *
 * <p>Thread-safe.
 */
final class JmsBodies {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JmsProvider provider;

    JmsBodies(JmsProvider provider) {
        this.provider = provider;
    }

    /** {@link JMSException} when the body is not what the message says it is. */
    JmsBody read(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return provider.text(text);
        }
        if (message instanceof BytesMessage bytes) {
            return bytes(bytes);
        }
        if (message instanceof MapMessage map) {
            var values = map(map);
            return JmsBody.map(values, json(values));
        }
        if (message instanceof StreamMessage stream) {
            var values = list(stream);
            return JmsBody.stream(values, json(values));
        }
        if (message instanceof ObjectMessage object) {
            return new JmsBody("object", null, provider.rawBytes(object));
        }
        return JmsBody.NONE;
    }

    /** The bytes that the client has, of a message whose body cannot be read; none if it gives no access to them. */
    JmsBody raw(Message message) {
        try {
            return new JmsBody("raw", null, provider.rawBytes(message));
        } catch (RuntimeException inaccessible) {
            return JmsBody.NONE;
        }
    }

    private static JmsBody bytes(BytesMessage message) throws JMSException {
        long length = message.getBodyLength();
        if (length > Integer.MAX_VALUE - 8) {
            throw new JMSException("a body of " + length + " bytes is larger than this bridge can hold");
        }
        var bytes = new byte[(int) length];
        message.reset();
        int read = bytes.length == 0 ? 0 : message.readBytes(bytes);
        if (read != bytes.length) {
            throw new JMSException("the body ended after " + read + " of " + length + " bytes");
        }
        return new JmsBody("bytes", bytes, bytes);
    }

    private static Map<String, @Nullable Object> map(MapMessage message) throws JMSException {
        var values = new TreeMap<String, @Nullable Object>();
        for (Object name : Collections.list(message.getMapNames())) {
            values.put((String) name, message.getObject((String) name));
        }
        return values;
    }

    private static List<@Nullable Object> list(StreamMessage message) throws JMSException {
        var values = new ArrayList<@Nullable Object>();
        message.reset();
        while (true) {
            try {
                values.add(message.readObject());
            } catch (MessageEOFException end) {
                return values;
            }
        }
    }

    private static byte[] json(Object values) throws JMSException {
        try {
            return JSON.writeValueAsBytes(values);
        } catch (JsonProcessingException e) {
            throw new JMSException("a map or stream body cannot be written as JSON: " + e.getOriginalMessage());
        }
    }
}
