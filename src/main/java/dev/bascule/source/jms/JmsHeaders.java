package dev.bascule.source.jms;

import dev.bascule.source.SourceHeaders;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * JMS header fields and properties as Camel headers, by the conventions of Camel's own JMS component: {@code JMS…} for the fields, and in
 * the names of properties {@code _DOT_} for a dot and {@code _HYPHEN_} for a hyphen.
 *
 * <p>Names that begin with {@code Camel} or {@code org.apache.camel}, in any case, are dropped: they would let a sender steer Camel's
 * components (CVE-2026-40453). So are names in our own {@code bascule-} space.
 *
 * <p>Immutable. A list, because most messages have a dozen headers of which a route looks at one or two: a map of them costs more than it
 * saves.
 */
public final class JmsHeaders implements SourceHeaders {
    private static final String DOT = "_DOT_";
    private static final String HYPHEN = "_HYPHEN_";
    private static final String OURS = "bascule-";
    private static final int USUAL = 16;
    /** A name, and a value that is no text. */
    private static final int OVERHEAD_BYTES = 16;

    /** Of a message whose headers cannot be read. */
    static final JmsHeaders NONE = new JmsHeaders();

    private final List<String> names = new ArrayList<>(USUAL);
    private final List<Object> values = new ArrayList<>(USUAL);
    private int sizeBytes;

    private JmsHeaders() {}

    /** What {@code message} carries; absent fields stay absent. */
    static JmsHeaders of(Message message) throws JMSException {
        var headers = new JmsHeaders();
        headers.addFields(message);
        headers.addProperties(message);
        return headers;
    }

    @Override
    public @Nullable Object get(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return values.get(i);
            }
        }
        return null;
    }

    @Override
    public void forEach(BiConsumer<String, Object> action) {
        for (int i = 0; i < names.size(); i++) {
            action.accept(names.get(i), values.get(i));
        }
    }

    /** Names and values, near enough for the bounds of a batch. */
    int sizeBytes() {
        return sizeBytes;
    }

    /** The header that a property becomes; null for one that no route, and no endpoint, may see. */
    public static @Nullable String nameOf(String property) {
        var name = decode(property);
        return isRefused(name) ? null : name;
    }

    /** The property name for a header, which must be a Java identifier. */
    static String encode(String header) {
        return header.replace(".", DOT).replace("-", HYPHEN);
    }

    private void addFields(Message message) throws JMSException {
        add("JMSMessageID", message.getJMSMessageID());
        add("JMSCorrelationID", message.getJMSCorrelationID());
        add("JMSType", message.getJMSType());
        add("JMSDestination", message.getJMSDestination());
        add("JMSReplyTo", message.getJMSReplyTo());
        add("JMSTimestamp", message.getJMSTimestamp());
        add("JMSDeliveryMode", message.getJMSDeliveryMode());
        add("JMSPriority", message.getJMSPriority());
        add("JMSExpiration", message.getJMSExpiration());
        add("JMSRedelivered", message.getJMSRedelivered());
    }

    private void addProperties(Message message) throws JMSException {
        for (Enumeration<?> properties = message.getPropertyNames(); properties.hasMoreElements(); ) {
            var property = (String) properties.nextElement();
            var name = nameOf(property);
            if (name != null) {
                add(name, message.getObjectProperty(property));
            }
        }
    }

    private void add(String name, @Nullable Object value) {
        if (value != null) {
            names.add(name);
            values.add(value);
            sizeBytes += OVERHEAD_BYTES + (value instanceof String text ? text.length() : 0);
        }
    }

    private static String decode(String property) {
        return property.indexOf('_') < 0 ? property : property.replace(DOT, ".").replace(HYPHEN, "-");
    }

    private static boolean isRefused(String name) {
        return switch (name.isEmpty() ? 0 : name.charAt(0)) {
            case 'c', 'C', 'o', 'O', 'b', 'B' -> {
                var lower = name.toLowerCase(Locale.ROOT);
                yield lower.startsWith("camel") || lower.startsWith("org.apache.camel") || lower.startsWith(OURS);
            }
            default -> false;
        };
    }
}
