package dev.bascule.camel;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code bascule-kafka:TOPIC}. */
public final class BasculeKafkaComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException("the topic has no name; write bascule-kafka:TOPIC");
        }
        var endpoint = new BasculeKafkaEndpoint(uri, this, remaining);
        setProperties(endpoint.cloudEvents(), parameters);
        setProperties(endpoint, parameters);
        endpoint.cloudEvents().check("bascule-kafka:" + remaining);
        return endpoint;
    }
}
