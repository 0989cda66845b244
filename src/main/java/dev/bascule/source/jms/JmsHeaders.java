package dev.bascule.source.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JMS header fields and properties as Camel headers, by the conventions of Camel's own JMS component: {@code JMS…} for the fields, and in
 * the names of properties {@code _DOT_} for a dot and {@code _HYPHEN_} for a hyphen.
 *
 * <p>Names that begin with {@code Camel} or {@code org.apache.camel}, in any case, are dropped: they would let a sender steer Camel's
 * components (CVE-2026-40453). So are names in our own {@code bascule-} space.
 */
public final class JmsHeaders {
    private static final String DOT = "_DOT_";
    private static final String HYPHEN = "_HYPHEN_";
    private static final String OURS = "bascule-";

    private JmsHeaders() {}

    /** Puts what {@code message} carries into {@code headers}; absent fields stay absent. */
    public static void copy(Message message, Map<String, Object> headers) throws JMSException {
        put(headers, "JMSMessageID", message.getJMSMessageID());
        put(headers, "JMSCorrelationID", message.getJMSCorrelationID());
        put(headers, "JMSType", message.getJMSType());
        put(headers, "JMSDestination", message.getJMSDestination());
        put(headers, "JMSReplyTo", message.getJMSReplyTo());
        headers.put("JMSTimestamp", message.getJMSTimestamp());
        headers.put("JMSDeliveryMode", message.getJMSDeliveryMode());
        headers.put("JMSPriority", message.getJMSPriority());
        headers.put("JMSExpiration", message.getJMSExpiration());
        headers.put("JMSRedelivered", message.getJMSRedelivered());
        for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
            var property = (String) names.nextElement();
            var name = decode(property);
            if (!steersCamel(name)) {
                put(headers, name, message.getObjectProperty(property));
            }
        }
    }

    /** The property name for a header, which must be a Java identifier. */
    static String encode(String header) {
        return header.replace(".", DOT).replace("-", HYPHEN);
    }

    private static String decode(String property) {
        return property.indexOf('_') < 0 ? property : property.replace(DOT, ".").replace(HYPHEN, "-");
    }

    private static boolean steersCamel(String name) {
        return switch (name.isEmpty() ? 0 : name.charAt(0)) {
            case 'c', 'C', 'o', 'O', 'b', 'B' -> {
                var lower = name.toLowerCase(Locale.ROOT);
                yield lower.startsWith("camel") || lower.startsWith("org.apache.camel") || lower.startsWith(OURS);
            }
            default -> false;
        };
    }

    private static void put(Map<String, Object> headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.put(name, value);
        }
    }
}
