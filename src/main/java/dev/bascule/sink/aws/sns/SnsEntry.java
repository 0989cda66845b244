package dev.bascule.sink.aws.sns;

import dev.bascule.sink.aws.message.Fifo;
import dev.bascule.sink.aws.message.MessageContent;
import dev.bascule.sink.aws.message.MessageEntry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A message for a topic.
 *
 * @param content whose attributes subscriptions can filter by
 * @param subject of the mail that subscribers by mail get
 * @param fifo present for a FIFO topic
 */
public record SnsEntry(MessageContent content, Optional<String> subject, Optional<Fifo> fifo) implements MessageEntry {
    @Override
    public int sizeBytes() {
        return subjectBytes(subject) + content.sizeBytes();
    }

    /** What a subject counts for. */
    public static int subjectBytes(Optional<String> subject) {
        return subject.map(text -> text.getBytes(StandardCharsets.UTF_8).length).orElse(0);
    }
}
