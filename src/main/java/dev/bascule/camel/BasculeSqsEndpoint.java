package dev.bascule.camel;

import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.sqs.QueueName;
import dev.bascule.sink.aws.sqs.SqsEntry;
import dev.bascule.sink.aws.sqs.SqsTarget;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;

/** A queue of SQS as target. Creating it touches nothing of AWS. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "bascule-sqs",
        title = "Bascule SQS",
        syntax = "bascule-sqs:queue",
        producerOnly = true)
public final class BasculeSqsEndpoint extends AwsEndpoint {
    private static final int MOST_DELAY_SECONDS = 900;

    private final QueueName queue;

    @UriParam(
            description =
                    "Simple expression for the message group of a FIFO queue; the exchange property CamelAwsMessageGroupId goes before it")
    private @Nullable String messageGroupId;

    @UriParam(description = "Simple expression for the deduplication id of a FIFO queue; default: the idempotency key")
    private @Nullable String deduplicationId;

    @UriParam(description = "Headers that become message attributes, separated by commas; default: all but JMS's own")
    private @Nullable String attributes;

    @UriParam(
            description =
                    "Seconds until a consumer may see the message, 0 to 900; the header CamelAwsSqsDelaySeconds goes before it")
    private @Nullable Integer delaySeconds;

    BasculeSqsEndpoint(String uri, BasculeSqsComponent component, String name, QueueName queue) {
        super(uri, component, name);
        this.queue = queue;
    }

    /** {@link IllegalArgumentException} says which options don't fit the queue or each other. */
    void check() {
        if (queue.isFifo() && messageGroupId == null) {
            throw new IllegalArgumentException(
                    name() + " needs messageGroupId=EXPRESSION: a FIFO queue keeps the order of"
                            + " each group, such as ${header.orderId}; a constant keeps the order of all, one message per call");
        }
        if (!queue.isFifo() && (messageGroupId != null || deduplicationId != null)) {
            throw new IllegalArgumentException((messageGroupId != null ? "messageGroupId" : "deduplicationId")
                    + " is for FIFO queues, whose names end" + " with .fifo");
        }
        if (queue.isFifo() && delaySeconds != null) {
            throw new IllegalArgumentException("delaySeconds is for standard queues; a FIFO queue delays all or none");
        }
        MessageAttributes.of(attributes);
    }

    @Override
    AwsTarget<SqsEntry> target() {
        return runtime()
                .aws()
                .target(
                        SqsTarget.class,
                        runtime().aws(requireConnection()),
                        name(),
                        getEntriesPerSecond(),
                        (clients, pace) -> new SqsTarget(name(), queue, clients, pace));
    }

    @Override
    AwsEntries entries() {
        return new SqsEntries(this, target());
    }

    /** Which queue. */
    QueueName queue() {
        return queue;
    }

    public @Nullable String getMessageGroupId() {
        return messageGroupId;
    }

    public void setMessageGroupId(String messageGroupId) {
        this.messageGroupId = messageGroupId;
    }

    public @Nullable String getDeduplicationId() {
        return deduplicationId;
    }

    public void setDeduplicationId(String deduplicationId) {
        this.deduplicationId = deduplicationId;
    }

    public @Nullable String getAttributes() {
        return attributes;
    }

    public void setAttributes(String attributes) {
        this.attributes = attributes;
    }

    public @Nullable Integer getDelaySeconds() {
        return delaySeconds;
    }

    /** 0 to 900. */
    public void setDelaySeconds(Integer delaySeconds) {
        if (delaySeconds < 0 || delaySeconds > MOST_DELAY_SECONDS) {
            throw new IllegalArgumentException(
                    "delaySeconds must be 0 to " + MOST_DELAY_SECONDS + ", not " + delaySeconds);
        }
        this.delaySeconds = delaySeconds;
    }
}
