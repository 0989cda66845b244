package dev.bascule.camel;

import dev.bascule.translate.envelope.CloudEvent;
import dev.bascule.translate.envelope.CloudEventForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** Whether and how a target's messages are CloudEvents: options that several endpoints share. */
@UriParams
public final class CloudEventOptions {
    /** specversion, id, source, type, time, traceparent, content-type. */
    private static final int ALWAYS = 7;

    @UriParam(defaultValue = "none", description = "none, cloudevents-binary, or cloudevents-structured")
    private CloudEventForm envelope = CloudEventForm.NONE;

    @UriParam(description = "Simple expression for the event's source, a URI reference such as /erp/orders")
    private @Nullable String ceSource;

    @UriParam(description = "Simple expression for the event's type, such as com.acme.order.created")
    private @Nullable String ceType;

    @UriParam(description = "Simple expression for what the event is about, within its source; default: none")
    private @Nullable String ceSubject;

    @UriParam(
            description =
                    "Simple expression for when it happened, in milliseconds since 1970; default: JMSTimestamp, or none")
    private @Nullable String ceTime;

    @UriParam(description = "Simple expression for the media type of the data; default: what the body looks like")
    private @Nullable String ceDataContentType;

    @UriParam(description = "Simple expression for the URI of the schema that the data adheres to; default: none")
    private @Nullable String ceDataSchema;

    /** {@link IllegalArgumentException} says which options are missing, wrong, or given without need. */
    void check(String endpoint) {
        if (envelope == CloudEventForm.NONE) {
            texts().keySet().stream().findFirst().ifPresent(name -> {
                throw new IllegalArgumentException(
                        name + " is for envelope=cloudevents-binary and envelope=cloudevents-structured");
            });
            return;
        }
        require(endpoint, "ceSource", ceSource);
        require(endpoint, "ceType", ceType);
        checkConstant("ceSource", ceSource, CloudEvent::requireSource);
        checkConstant("ceType", ceType, text -> CloudEvent.requireText("type", text));
        checkConstant("ceSubject", ceSubject, text -> CloudEvent.requireText("subject", text));
        checkConstant("ceDataContentType", ceDataContentType, text -> CloudEvent.requireText("datacontenttype", text));
        checkConstant("ceDataSchema", ceDataSchema, CloudEvent::requireSchema);
    }

    private void require(String endpoint, String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(
                    endpoint + " needs " + name + " with envelope=" + envelope.label() + ", a CloudEvent has one");
        }
    }

    /** What has expressions in it is known only with a message. */
    private static void checkConstant(String name, @Nullable String text, Consumer<String> rule) {
        if (text == null || SimpleExpressions.isComputed(text)) {
            return;
        }
        try {
            rule.accept(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private Map<String, String> texts() {
        var texts = new LinkedHashMap<String, @Nullable String>();
        texts.put("ceSource", ceSource);
        texts.put("ceType", ceType);
        texts.put("ceSubject", ceSubject);
        texts.put("ceTime", ceTime);
        texts.put("ceDataContentType", ceDataContentType);
        texts.put("ceDataSchema", ceDataSchema);
        texts.values().removeIf(text -> text == null);
        return texts;
    }

    /** Whether an event's attributes are headers. */
    boolean isBinary() {
        return envelope == CloudEventForm.CLOUDEVENTS_BINARY;
    }

    /** Most headers that an event has; 0 without envelope. */
    int mostHeaders() {
        return switch (envelope) {
            case NONE -> 0;
            case CLOUDEVENTS_STRUCTURED -> 1;
            case CLOUDEVENTS_BINARY -> ALWAYS + (ceSubject == null ? 0 : 1) + (ceDataSchema == null ? 0 : 1);
        };
    }

    /** Empty without envelope. */
    Optional<CloudEvents> compile(CamelContext context) {
        return envelope == CloudEventForm.NONE ? Optional.empty() : Optional.of(new CloudEvents(context, this));
    }

    public String getEnvelope() {
        return envelope.label();
    }

    /** One of {@link CloudEventForm}'s labels. */
    public void setEnvelope(String envelope) {
        this.envelope = CloudEventForm.of(envelope);
    }

    public @Nullable String getCeSource() {
        return ceSource;
    }

    public void setCeSource(String ceSource) {
        this.ceSource = ceSource;
    }

    public @Nullable String getCeType() {
        return ceType;
    }

    public void setCeType(String ceType) {
        this.ceType = ceType;
    }

    public @Nullable String getCeSubject() {
        return ceSubject;
    }

    public void setCeSubject(String ceSubject) {
        this.ceSubject = ceSubject;
    }

    public @Nullable String getCeTime() {
        return ceTime;
    }

    public void setCeTime(String ceTime) {
        this.ceTime = ceTime;
    }

    public @Nullable String getCeDataContentType() {
        return ceDataContentType;
    }

    public void setCeDataContentType(String ceDataContentType) {
        this.ceDataContentType = ceDataContentType;
    }

    public @Nullable String getCeDataSchema() {
        return ceDataSchema;
    }

    public void setCeDataSchema(String ceDataSchema) {
        this.ceDataSchema = ceDataSchema;
    }
}
