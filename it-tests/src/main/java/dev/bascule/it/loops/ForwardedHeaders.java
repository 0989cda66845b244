package dev.bascule.it.loops;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;

/** What the bridge's records and entries carry, written the plain way: the message's fields and properties, its key, where it came from, a trace. */
final class ForwardedHeaders {
    private ForwardedHeaders() {}

    static void add(Message message, String queue, Headers headers) throws JMSException {
        put(headers, "JMSMessageID", message.getJMSMessageID());
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
        ours(message, queue).forEach((name, value) -> put(headers, name, value));
    }

    /** As attributes: the message's properties but JMS's own, and ours. */
    static Map<String, String> ofAws(Message message, String queue) throws JMSException {
        var fields = new LinkedHashMap<String, String>();
        for (Object property : Collections.list(message.getPropertyNames())) {
            var name = (String) property;
            if (!name.startsWith("JMS")) {
                fields.put(name, message.getStringProperty(name));
            }
        }
        fields.putAll(ours(message, queue));
        return fields;
    }

    /** What the bridge adds. */
    static Map<String, String> ours(Message message, String queue) throws JMSException {
        var fields = new LinkedHashMap<String, String>();
        fields.put("bascule-key", message.getJMSMessageID());
        fields.put("bascule-source", "erp/queue:" + queue);
        fields.put("bascule-route", "bench");
        fields.put("traceparent", traceparent());
        return fields;
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
