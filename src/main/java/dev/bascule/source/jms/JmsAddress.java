package dev.bascule.source.jms;

import dev.bascule.batch.SourceId;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Optional;

/**
 * What a route takes from.
 *
 * @param topic topic rather than queue
 * @param name the destination's name at the broker
 * @param subscription name of the durable subscription; present exactly for topics
 * @param selector message selector (Jakarta Messaging 3.1, 3.8.1)
 */
public record JmsAddress(boolean topic, String name, Optional<String> subscription, Optional<String> selector) {
    private static final String QUEUE = "queue:";
    private static final String TOPIC = "topic:";

    /** Checks the selector, and that topics, and only they, have a subscription: without one, messages sent while the bridge is down would be lost. */
    public JmsAddress {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the destination has no name; write queue:NAME or topic:NAME");
        }
        if (topic && subscription.isEmpty()) {
            throw new IllegalArgumentException(
                    "topic:" + name
                            + " needs subscription=NAME: without a durable subscription messages sent while the bridge is down are lost");
        }
        if (!topic && subscription.isPresent()) {
            throw new IllegalArgumentException("queue:" + name + " cannot have a subscription; only topics have");
        }
        selector.ifPresent(Selectors::check);
    }

    /** Reads {@code queue:NAME}, {@code topic:NAME} or {@code NAME} (a queue). */
    public static JmsAddress parse(String text, Optional<String> subscription, Optional<String> selector) {
        if (text.startsWith(TOPIC)) {
            return new JmsAddress(true, text.substring(TOPIC.length()), subscription, selector);
        }
        var name = text.startsWith(QUEUE) ? text.substring(QUEUE.length()) : text;
        return new JmsAddress(false, name, subscription, selector);
    }

    /** The source's name in the ledger. */
    public SourceId sourceId(String connection) {
        return new SourceId(
                connection,
                (topic ? TOPIC : QUEUE) + name + subscription.map(s -> "/" + s).orElse(""));
    }

    /** The provider's object for it. */
    Destination destination(Session session) throws JMSException {
        return topic ? session.createTopic(name) : session.createQueue(name);
    }
}
