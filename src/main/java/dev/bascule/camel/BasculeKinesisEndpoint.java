package dev.bascule.camel;

import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.kinesis.KinesisEntry;
import dev.bascule.sink.aws.kinesis.KinesisTarget;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;

/** A stream of Kinesis as target. Creating it touches nothing of AWS. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "bascule-kinesis",
        title = "Bascule Kinesis",
        syntax = "bascule-kinesis:stream",
        producerOnly = true)
public final class BasculeKinesisEndpoint extends AwsEndpoint {
    private final String stream;

    @UriParam(
            description =
                    "Simple expression for the partition key; the header CamelAwsKinesisPartitionKey goes before it; default: the idempotency key")
    private @Nullable String partitionKey;

    @UriParam(
            description =
                    "Simple expression for the hash key that chooses the shard, in decimal digits; default: by partition key")
    private @Nullable String explicitHashKey;

    BasculeKinesisEndpoint(String uri, BasculeKinesisComponent component, String name, String stream) {
        super(uri, component, name);
        this.stream = stream;
    }

    @Override
    AwsTarget<KinesisEntry> target() {
        return runtime()
                .aws()
                .target(
                        KinesisTarget.class,
                        runtime().aws(requireConnection()),
                        name(),
                        getEntriesPerSecond(),
                        (clients, pace) -> new KinesisTarget(name(), stream, clients, pace));
    }

    @Override
    AwsEntries entries() {
        return new KinesisEntries(this, target());
    }

    public @Nullable String getPartitionKey() {
        return partitionKey;
    }

    public void setPartitionKey(String partitionKey) {
        this.partitionKey = partitionKey;
    }

    public @Nullable String getExplicitHashKey() {
        return explicitHashKey;
    }

    public void setExplicitHashKey(String explicitHashKey) {
        this.explicitHashKey = explicitHashKey;
    }
}
