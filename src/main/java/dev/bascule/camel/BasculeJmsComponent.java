package dev.bascule.camel;

import dev.bascule.source.jms.JmsAddress;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code bascule-jms:queue:NAME} and {@code bascule-jms:topic:NAME}. */
public final class BasculeJmsComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var subscription = Optional.ofNullable(getAndRemoveParameter(parameters, "subscription", String.class));
        var selector = Optional.ofNullable(getAndRemoveParameter(parameters, "selector", String.class));
        var endpoint = new BasculeJmsEndpoint(uri, this, JmsAddress.parse(remaining, subscription, selector));
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
