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
public final class BasculeSqsEndpoint extends FifoEndpoint {
    private static final int MOST_DELAY_SECONDS = 900;

    private final QueueName queue;

    @UriParam(
            description =
                    "Seconds until a consumer may see the message, 0 to 900; the header CamelAwsSqsDelaySeconds goes before it")
    private @Nullable Integer delaySeconds;

    BasculeSqsEndpoint(String uri, BasculeSqsComponent component, String name, QueueName queue) {
        super(uri, component, name, queue.isFifo());
        this.queue = queue;
    }

    @Override
    void check() {
        super.check();
        if (isFifo() && delaySeconds != null) {
            throw new IllegalArgumentException("delaySeconds is for standard queues; a FIFO queue delays all or none");
        }
    }

    @Override
    AwsTarget<SqsEntry> target() {
        return withClaimCheck(runtime()
                .aws()
                .target(
                        SqsTarget.class,
                        runtime().aws(requireConnection()),
                        name(),
                        getEntriesPerSecond(),
                        (clients, pace) -> new SqsTarget(name(), queue, clients, pace)));
    }

    @Override
    AwsEntries entries() {
        return new SqsEntries(this, target());
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
