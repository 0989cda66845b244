package dev.bascule.camel;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Part;
import dev.bascule.batch.PoisonException;
import dev.bascule.sink.aws.AwsAppend;
import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.kinesis.KinesisEntry;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.jspecify.annotations.Nullable;

/** Makes a record for Kinesis of an exchange: by its envelope, since a record has no headers that could carry the key. Thread-safe. */
final class KinesisEntries implements AwsEntries {
    private static final String PARTITION_HEADER = "CamelAwsKinesisPartitionKey";
    private static final int MOST_CHARS = 256;
    /** As the Kinesis API reference has it for PutRecordsRequestEntry. */
    private static final Pattern HASH_KEY = Pattern.compile("0|[1-9]\\d{0,38}");

    private final AwsTarget<KinesisEntry> target;
    private final Optional<Expression> partitionKey;
    private final Optional<Expression> explicitHashKey;

    KinesisEntries(BasculeKinesisEndpoint endpoint, AwsTarget<KinesisEntry> target) {
        this.target = target;
        this.partitionKey = SimpleExpressions.optional(endpoint.getCamelContext(), endpoint.getPartitionKey());
        this.explicitHashKey = SimpleExpressions.optional(endpoint.getCamelContext(), endpoint.getExplicitHashKey());
    }

    @Override
    public AwsAppend<KinesisEntry> of(Exchange exchange, OurHeaders ours, String key, Part part) {
        var data = Bodies.bytes(exchange);
        var partition = partition(exchange, key);
        var entry = new KinesisEntry(
                data == null ? new byte[0] : data,
                partition,
                explicitHashKey.flatMap(hash -> hashKey(hash.evaluate(exchange, String.class))));
        return new AwsAppend<>(
                target, AwsEntries.origin(exchange, part), entry, Optional.of(partition), entry.sizeBytes());
    }

    private String partition(Exchange exchange, String key) {
        var header = exchange.getMessage().getHeader(PARTITION_HEADER, String.class);
        var partition = header != null || partitionKey.isEmpty()
                ? header
                : partitionKey.get().evaluate(exchange, String.class);
        if (header == null && partitionKey.isEmpty()) {
            partition = key;
        }
        if (partition == null || partition.isEmpty() || partition.length() > MOST_CHARS) {
            throw new PoisonException(
                    DeadLetterReason.REFUSED_BY_TARGET,
                    "the partition key has " + (partition == null ? 0 : partition.length())
                            + " characters; Kinesis takes 1 to " + MOST_CHARS);
        }
        if (hasHalfOfPair(partition)) {
            throw new PoisonException(
                    DeadLetterReason.REFUSED_BY_TARGET,
                    "the partition key has half of a surrogate pair: it is no text");
        }
        return partition;
    }

    private static boolean hasHalfOfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** Kinesis refuses a whole call for one that it does not take. */
    private static Optional<String> hashKey(@Nullable String key) {
        if (key != null && !HASH_KEY.matcher(key).matches()) {
            throw new PoisonException(
                    DeadLetterReason.REFUSED_BY_TARGET,
                    "the explicit hash key is '" + key + "'; Kinesis takes a whole number of at most 39 digits");
        }
        return Optional.ofNullable(key);
    }
}
