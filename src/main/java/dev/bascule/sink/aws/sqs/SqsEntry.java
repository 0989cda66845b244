package dev.bascule.sink.aws.sqs;

import dev.bascule.sink.aws.message.Fifo;
import dev.bascule.sink.aws.message.MessageContent;
import dev.bascule.sink.aws.message.MessageEntry;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A message for a queue.
 *
 * @param fifo present for a FIFO queue
 * @param delaySeconds until a consumer may see it; absent: the queue's own
 */
public record SqsEntry(MessageContent content, Optional<Fifo> fifo, OptionalInt delaySeconds) implements MessageEntry {
    @Override
    public int sizeBytes() {
        return content.sizeBytes();
    }
}
