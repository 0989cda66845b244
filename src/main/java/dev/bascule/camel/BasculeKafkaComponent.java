package dev.bascule.camel;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code bascule-kafka:TOPIC}. A name that no topic can have is refused here: Kafka would refuse each record, as if the message were at
 * fault.
 */
public final class BasculeKafkaComponent extends DefaultComponent {
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
    private static final Set<String> ONLY_DOTS = Set.of(".", "..");

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException("the topic has no name; write bascule-kafka:TOPIC");
        }
        if (!TOPIC.matcher(remaining).matches() || ONLY_DOTS.contains(remaining)) {
            throw new IllegalArgumentException("no topic can be called '" + remaining
                    + "': its name is made of letters, digits, '.', '_' and '-', at most 249");
        }
        var endpoint = new BasculeKafkaEndpoint(uri, this, remaining);
        setProperties(endpoint.cloudEvents(), parameters);
        setProperties(endpoint, parameters);
        endpoint.cloudEvents().check("bascule-kafka:" + remaining);
        return endpoint;
    }
}
