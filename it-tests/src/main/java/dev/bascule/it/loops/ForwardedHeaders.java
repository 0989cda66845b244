package dev.bascule.it.loops;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;

/** What the bridge's records carry, written the plain way: the message's fields and properties, its key, where it came from, a trace. */
final class ForwardedHeaders {
    private ForwardedHeaders() {}

    static void add(Message message, String queue, Headers headers) throws JMSException {
        var id = message.getJMSMessageID();
        put(headers, "JMSMessageID", id);
        put(headers, "JMSCorrelationID", message.getJMSCorrelationID());
        put(headers, "JMSType", message.getJMSType());
        put(headers, "JMSTimestamp", message.getJMSTimestamp());
        put(headers, "JMSDeliveryMode", message.getJMSDeliveryMode());
        put(headers, "JMSPriority", message.getJMSPriority());
        put(headers, "JMSExpiration", message.getJMSExpiration());
        put(headers, "JMSRedelivered", message.getJMSRedelivered());
        for (Object name : Collections.list(message.getPropertyNames())) {
            put(headers, (String) name, message.getObjectProperty((String) name));
        }
        put(headers, "bascule-key", id);
        put(headers, "bascule-source", "erp/queue:" + queue);
        put(headers, "bascule-route", "bench");
        put(headers, "traceparent", traceparent());
    }

    private static String traceparent() {
        var trace = UUID.randomUUID();
        return "00-" + trace.toString().replace("-", "") + "-"
                + Long.toHexString(trace.getMostSignificantBits() | Long.MIN_VALUE) + "-00";
    }

    private static void put(Headers headers, String name, Object value) {
        if (value != null) {
            headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
