package dev.bascule.camel;

import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code bascule-eventbridge:BUS}. */
public final class BasculeEventbridgeComponent extends DefaultComponent {
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9/_.-]{1,256}|arn:[a-z-]+:events:[a-z0-9-]+:\\d{12}:event-bus/[A-Za-z0-9/_.-]+");

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (!NAME.matcher(remaining).matches()) {
            throw new IllegalArgumentException(
                    "'" + remaining
                            + "' is no bus's name: up to 256 letters, digits, '/', '.', '-' and '_', or an ARN; the account's own is called default");
        }
        var endpoint = new BasculeEventbridgeEndpoint(uri, this, "bascule-eventbridge:" + remaining, remaining);
        setProperties(endpoint, parameters);
        endpoint.check();
        return endpoint;
    }
}
