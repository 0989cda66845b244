package dev.bascule.camel;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code bascule-feed:FOLDER}, where the folder may be a server's. */
public final class BasculeFeedComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (remaining.isEmpty()) {
            throw new IllegalArgumentException("bascule-feed: needs a folder, as in bascule-feed:inbox");
        }
        var endpoint = new BasculeFeedEndpoint(
                uri, this, remaining, CopybookParameters.take(parameters), RemoteParameters.take(parameters));
        setProperties(endpoint.feedParameters(), parameters);
        setProperties(endpoint, parameters);
        endpoint.check();
        return endpoint;
    }
}
