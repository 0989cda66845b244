package dev.bascule.camel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaHeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Which headers leave with a record, by one of Camel's strategies. The one that Camel has for Kafka decides by the name alone, so that its answers can
 * be kept: the messages of a route have the same few names over and over. Thread-safe.
 */
final class HeaderFilter {
    /** Answers kept; the names that are met later are asked for each time. */
    static final int MOST_NAMES = 256;

    private static final String CAMEL = "Camel";

    private final HeaderFilterStrategy strategy;
    private final boolean byNameAlone;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    HeaderFilter(HeaderFilterStrategy strategy) {
        this.strategy = strategy;
        this.byNameAlone = strategy.getClass() == KafkaHeaderFilterStrategy.class;
    }

    /** Whether a header of that name and value is for the outside. */
    boolean leaves(String name, Object value, Exchange exchange) {
        if (!byNameAlone) {
            return ask(name, value, exchange);
        }
        var answer = known.get(name);
        return answer == null ? learn(name, value, exchange) : answer;
    }

    private boolean learn(String name, Object value, Exchange exchange) {
        boolean answer = ask(name, value, exchange);
        if (known.size() < MOST_NAMES) {
            known.put(name, answer);
        }
        return answer;
    }

    private boolean ask(String name, Object value, Exchange exchange) {
        return !name.startsWith(CAMEL) && !strategy.applyFilterToCamelHeaders(name, value, exchange);
    }
}
