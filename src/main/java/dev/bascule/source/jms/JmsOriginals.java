package dev.bascule.source.jms;

import dev.bascule.batch.Original;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies messages for the dead letters. A header that cannot be read is left out rather than losing the rest. */
final class JmsOriginals {
    private static final String DELIVERY_COUNT = "JMSXDeliveryCount";

    private JmsOriginals() {}

    static Original of(Message message, JmsBody body) {
        var properties = new LinkedHashMap<String, Object>();
        readInto(properties, message);
        int attempts = properties.remove(DELIVERY_COUNT) instanceof Number count ? count.intValue() : 1;
        return new Original(body.type(), body.original(), headers(message), properties, attempts, Instant.now());
    }

    private interface Read {
        @Nullable
        Object get() throws JMSException;
    }

    private static Map<String, Object> headers(Message message) {
        var headers = new LinkedHashMap<String, Object>();
        put(headers, "JMSMessageID", message::getJMSMessageID);
        put(headers, "JMSTimestamp", message::getJMSTimestamp);
        put(headers, "JMSCorrelationID", message::getJMSCorrelationID);
        put(headers, "JMSType", message::getJMSType);
        put(headers, "JMSDeliveryMode", message::getJMSDeliveryMode);
        put(headers, "JMSPriority", message::getJMSPriority);
        put(headers, "JMSExpiration", message::getJMSExpiration);
        put(headers, "JMSRedelivered", message::getJMSRedelivered);
        put(headers, "JMSDestination", () -> text(message.getJMSDestination()));
        put(headers, "JMSReplyTo", () -> text(message.getJMSReplyTo()));
        return headers;
    }

    private static @Nullable String text(@Nullable Object destination) {
        return destination == null ? null : destination.toString();
    }

    private static void put(Map<String, Object> into, String name, Read read) {
        try {
            var value = read.get();
            if (value != null) {
                into.put(name, value);
            }
        } catch (JMSException unreadable) {
            into.put(name, "unreadable: " + unreadable.getMessage());
        }
    }

    private static void readInto(Map<String, Object> properties, Message message) {
        try {
            for (Object name : Collections.list(message.getPropertyNames())) {
                put(properties, (String) name, () -> message.getObjectProperty((String) name));
            }
        } catch (JMSException unreadable) {
            properties.put("unreadable", String.valueOf(unreadable.getMessage()));
        }
    }
}
