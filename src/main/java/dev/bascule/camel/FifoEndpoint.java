package dev.bascule.camel;

import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.message.Bucket;
import dev.bascule.sink.aws.message.ClaimCheckTarget;
import dev.bascule.sink.aws.message.MessageEntry;
import java.util.Optional;
import org.apache.camel.Component;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;

/** What SQS and SNS have in common: FIFO places, message attributes, CloudEvents, claim checks. */
abstract class FifoEndpoint extends AwsEndpoint {
    private final boolean fifo;

    @UriParam(
            description =
                    "Simple expression for the message group of a FIFO place; the exchange property CamelAwsMessageGroupId goes before it")
    private @Nullable String messageGroupId;

    @UriParam(description = "Simple expression for the deduplication id of a FIFO place; default: the idempotency key")
    private @Nullable String deduplicationId;

    @UriParam(description = "Headers that become message attributes, separated by commas; default: all but JMS's own")
    private @Nullable String attributes;

    @UriParam
    private final CloudEventOptions cloudEvents = new CloudEventOptions();

    @UriParam
    private final ClaimCheckOptions claimCheck = new ClaimCheckOptions();

    FifoEndpoint(String uri, Component component, String name, boolean fifo) {
        super(uri, component, name);
        this.fifo = fifo;
    }

    /** {@link IllegalArgumentException} says which options don't fit the place or each other. */
    void check() {
        if (fifo && messageGroupId == null) {
            throw new IllegalArgumentException(
                    name() + " needs messageGroupId=EXPRESSION: what is FIFO keeps the order of each"
                            + " group, such as ${header.orderId}; a constant keeps the order of all, one message per call");
        }
        if (!fifo && (messageGroupId != null || deduplicationId != null)) {
            throw new IllegalArgumentException((messageGroupId != null ? "messageGroupId" : "deduplicationId")
                    + " is for FIFO queues and topics, whose names end with .fifo");
        }
        cloudEvents.check(name());
        claimCheck.check();
        messageAttributes();
    }

    final CloudEventOptions cloudEvents() {
        return cloudEvents;
    }

    final ClaimCheckOptions claimCheck() {
        return claimCheck;
    }

    /** {@code place}, with a bucket for large bodies if there shall be one. */
    final <E extends MessageEntry> AwsTarget<E> withClaimCheck(AwsTarget<E> place) {
        return claimCheck
                .bucket()
                .<AwsTarget<E>>map(bucket -> new ClaimCheckTarget<>(
                        place,
                        new Bucket(bucket, runtime().aws().clients(runtime().aws(requireConnection())))))
                .orElse(place);
    }

    /** {@link IllegalArgumentException} if they are more than a message can have. */
    final MessageAttributes messageAttributes() {
        return MessageAttributes.of(attributes, cloudEvents, claimCheck);
    }

    final boolean isFifo() {
        return fifo;
    }

    /** Empty if it isn't FIFO. */
    final Optional<FifoPlaces> places() {
        return fifo
                ? Optional.of(new FifoPlaces(getCamelContext(), name(), messageGroupId, deduplicationId))
                : Optional.empty();
    }

    public final @Nullable String getMessageGroupId() {
        return messageGroupId;
    }

    public final void setMessageGroupId(String messageGroupId) {
        this.messageGroupId = messageGroupId;
    }

    public final @Nullable String getDeduplicationId() {
        return deduplicationId;
    }

    public final void setDeduplicationId(String deduplicationId) {
        this.deduplicationId = deduplicationId;
    }

    public final @Nullable String getAttributes() {
        return attributes;
    }

    public final void setAttributes(String attributes) {
        this.attributes = attributes;
    }
}
