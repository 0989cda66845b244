package dev.bascule.sink.aws.message;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Body and attributes of a message. Immutable.
 *
 * @param body not empty
 * @param attributes at most ten, in the natural order of their names; not to be changed
 * @param stored what must be in S3 before the message may be sent; empty if its body goes with it
 */
public record MessageContent(MessageBody body, SortedMap<String, Attribute> attributes, Optional<StoredBody> stored) {
    /** A body that goes with its message. */
    public MessageContent(MessageBody body, SortedMap<String, Attribute> attributes) {
        this(body, attributes, Optional.empty());
    }

    /** The same message, its body in S3 as {@code claimed}. */
    public MessageContent with(StoredBody claimed) {
        var more = new TreeMap<>(attributes);
        more.putAll(claimed.attribute());
        return new MessageContent(new MessageBody(claimed.pointer()), more, Optional.of(claimed));
    }

    /** As SQS and SNS count it: body and attributes. */
    public int sizeBytes() {
        int size = body.utf8().length;
        for (var attribute : attributes.entrySet()) {
            size += attribute.getValue().sizeBytes(attribute.getKey());
        }
        return size;
    }

    /** Bytes that go to S3. */
    public int storedBytes() {
        return stored.map(StoredBody::sizeBytes).orElse(0);
    }
}
