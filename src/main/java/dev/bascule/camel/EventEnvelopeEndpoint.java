package dev.bascule.camel;

import dev.bascule.translate.envelope.EventForm;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** A step that puts the body into the envelope that {@code bascule-eventbridge:} writes, for targets that have none of their own. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "event-envelope",
        title = "Event Envelope",
        syntax = "event-envelope:form",
        remote = false,
        producerOnly = true)
public final class EventEnvelopeEndpoint extends DefaultEndpoint {
    private final EventForm form;

    @UriParam(description = "Headers that are the data of a notification, separated by commas")
    private @Nullable String data;

    EventEnvelopeEndpoint(String uri, EventEnvelopeComponent component, EventForm form) {
        super(uri, component);
        this.form = form;
    }

    /** {@link IllegalArgumentException} says which options don't fit each other. */
    void check() {
        EventDetails.check(form, data);
    }

    @Override
    public Producer createProducer() {
        return new EventEnvelopeProducer(this, new EventDetails(form, data));
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("event-envelope: is a step; no route can start from it");
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    public @Nullable String getData() {
        return data;
    }

    public void setData(String data) {
        this.data = data;
    }
}
