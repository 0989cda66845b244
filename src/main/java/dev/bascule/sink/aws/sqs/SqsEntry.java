package dev.bascule.sink.aws.sqs;

import dev.bascule.sink.aws.Attribute;
import dev.bascule.sink.aws.Fifo;
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
    /** As SQS counts it: body and attributes. */
    public int sizeBytes() {
        return Attribute.sizeBytes(body, attributes);
    }
}
