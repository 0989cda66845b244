package dev.bascule.camel;

import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.eventbridge.EventBridgeTarget;
import dev.bascule.sink.aws.eventbridge.EventEntry;
import dev.bascule.translate.envelope.EventForm;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;

/** A bus of EventBridge as target. Creating it touches nothing of AWS. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "bascule-eventbridge",
        title = "Bascule EventBridge",
        syntax = "bascule-eventbridge:bus",
        producerOnly = true)
public final class BasculeEventbridgeEndpoint extends AwsEndpoint {
    private final String bus;

    @UriParam(
            description =
                    "Simple expression for who says so, such as com.acme.erp; the header CamelAwsEventbridgeSource goes before it")
    private @Nullable String source;

    @UriParam(
            description =
                    "Simple expression for what kind of event; the header CamelAwsEventbridgeDetailType goes before it")
    private @Nullable String detailType;

    @UriParam(
            description =
                    "Simple expression for what the event is about, several separated by commas; the header CamelAwsEventbridgeResourcesArn goes before it")
    private @Nullable String resources;

    @UriParam(
            description =
                    "Simple expression for when it happened, in milliseconds since 1970; default: JMSTimestamp, or when the bus gets it")
    private @Nullable String time;

    @UriParam(defaultValue = "state-transfer", description = "state-transfer, notification, or none")
    private String envelope = EventForm.STATE_TRANSFER.label();

    @UriParam(description = "Headers that are the data of a notification, separated by commas")
    private @Nullable String data;

    BasculeEventbridgeEndpoint(String uri, BasculeEventbridgeComponent component, String name, String bus) {
        super(uri, component, name);
        this.bus = bus;
    }

    /** {@link IllegalArgumentException} says which options are missing or don't fit each other. */
    void check() {
        if (source == null) {
            throw new IllegalArgumentException(name() + " needs source=NAME, such as com.acme.erp");
        }
        if (EventEntries.isReserved(source)) {
            throw new IllegalArgumentException("source must not begin with aws., which is AWS's own");
        }
        if (detailType == null) {
            throw new IllegalArgumentException(name() + " needs detailType=NAME, such as OrderCreated");
        }
        EventDetails.check(EventForm.of(envelope), data);
    }

    @Override
    AwsTarget<EventEntry> target() {
        return runtime()
                .aws()
                .target(
                        EventBridgeTarget.class,
                        runtime().aws(requireConnection()),
                        name(),
                        getEntriesPerSecond(),
                        (clients, pace) -> new EventBridgeTarget(name(), bus, clients, pace));
    }

    @Override
    AwsEntries entries() {
        return new EventEntries(this, target());
    }

    public @Nullable String getSource() {
        return source;
    }

    public void setSource(String source) {
        this.source = source;
    }

    public @Nullable String getDetailType() {
        return detailType;
    }

    public void setDetailType(String detailType) {
        this.detailType = detailType;
    }

    public @Nullable String getResources() {
        return resources;
    }

    public void setResources(String resources) {
        this.resources = resources;
    }

    public @Nullable String getTime() {
        return time;
    }

    public void setTime(String time) {
        this.time = time;
    }

    public String getEnvelope() {
        return envelope;
    }

    /** One of {@link EventForm}'s labels. */
    public void setEnvelope(String envelope) {
        this.envelope = EventForm.of(envelope).label();
    }

    public @Nullable String getData() {
        return data;
    }

    public void setData(String data) {
        this.data = data;
    }
}
