package dev.bascule.camel;

import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code bascule-kinesis:STREAM}. */
public final class BasculeKinesisComponent extends DefaultComponent {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (!NAME.matcher(remaining).matches()) {
            throw new IllegalArgumentException(
                    "'" + remaining + "' is no stream's name: up to 128 letters, digits, '.', '-' and '_'");
        }
        var endpoint = new BasculeKinesisEndpoint(uri, this, "bascule-kinesis:" + remaining, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
