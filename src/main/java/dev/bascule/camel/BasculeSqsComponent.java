package dev.bascule.camel;

import dev.bascule.sink.aws.sqs.QueueName;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code bascule-sqs:QUEUE}. */
public final class BasculeSqsComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var endpoint = new BasculeSqsEndpoint(uri, this, "bascule-sqs:" + remaining, QueueName.parse(remaining));
        setProperties(endpoint.cloudEvents(), parameters);
        setProperties(endpoint.claimCheck(), parameters);
        setProperties(endpoint, parameters);
        endpoint.check();
        return endpoint;
    }
}
