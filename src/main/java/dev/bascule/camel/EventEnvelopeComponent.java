package dev.bascule.camel;

import dev.bascule.translate.envelope.EventForm;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code event-envelope:state-transfer} and {@code event-envelope:notification?data=HEADERS}. */
public final class EventEnvelopeComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var form = EventForm.of(remaining);
        if (form == EventForm.NONE) {
            throw new IllegalArgumentException("an envelope is state-transfer or notification");
        }
        var endpoint = new EventEnvelopeEndpoint(uri, this, form);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected void afterConfiguration(String uri, String remaining, Endpoint endpoint, Map<String, Object> parameters) {
        ((EventEnvelopeEndpoint) endpoint).check();
    }
}
