package dev.bascule.camel;

import dev.bascule.sink.aws.sns.TopicName;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code bascule-sns:TOPIC}. */
public final class BasculeSnsComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var endpoint = new BasculeSnsEndpoint(uri, this, "bascule-sns:" + remaining, TopicName.parse(remaining));
        setProperties(endpoint.cloudEvents(), parameters);
        setProperties(endpoint.claimCheck(), parameters);
        setProperties(endpoint, parameters);
        endpoint.check();
        return endpoint;
    }
}
