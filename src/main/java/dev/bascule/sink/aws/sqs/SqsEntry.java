package dev.bascule.sink.aws.sqs;

import dev.bascule.sink.aws.Attribute;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A message for a queue.
 *
 * @param body not empty
 * @param attributes at most ten
 * @param fifo present for a FIFO queue
 * @param delaySeconds until a consumer may see it; absent: the queue's own
 */
public record SqsEntry(String body, Map<String, Attribute> attributes, Optional<Fifo> fifo, OptionalInt delaySeconds) {
    /**
     * Its place in a FIFO queue.
     *
     * @param group messages of one group are consumed in order
     * @param deduplicationId a second message with the same within five minutes is accepted and forgotten
     */
    public record Fifo(String group, String deduplicationId) {}

    /** As SQS counts it: body and attributes. */
    public int sizeBytes() {
        int size = body.getBytes(StandardCharsets.UTF_8).length;
        for (var attribute : attributes.entrySet()) {
            size += attribute.getValue().sizeBytes(attribute.getKey());
        }
        return size;
    }
}
