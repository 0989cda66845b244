package dev.bascule.sink.aws.sns;

import dev.bascule.sink.aws.Attribute;
import dev.bascule.sink.aws.Fifo;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A message for a topic.
 *
 * @param body not empty
 * @param subject of the mail that subscribers by mail get
 * @param attributes what subscriptions can filter by
 * @param fifo present for a FIFO topic
 */
public record SnsEntry(String body, Optional<String> subject, Map<String, Attribute> attributes, Optional<Fifo> fifo) {
    /** As SNS counts it: body, subject and attributes. */
    public int sizeBytes() {
        int subjectBytes = subject.map(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .orElse(0);
        return subjectBytes + Attribute.sizeBytes(body, attributes);
    }
}
