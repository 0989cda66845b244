package dev.bascule.sink.aws.kinesis;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A record for a stream.
 *
 * @param data not to be changed
 * @param partitionKey 1 to 256 characters; records with the same are read in order
 * @param explicitHashKey which shard, in decimal digits; absent: by the partition key
 */
public record KinesisEntry(byte[] data, String partitionKey, Optional<String> explicitHashKey) {
    /** As Kinesis counts it: data and partition key. */
    public int sizeBytes() {
        return data.length + partitionKey.getBytes(StandardCharsets.UTF_8).length;
    }
}
