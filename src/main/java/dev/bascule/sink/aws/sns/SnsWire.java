package dev.bascule.sink.aws.sns;

import dev.bascule.sink.aws.message.AttributeValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** Our entries in the SDK's types. */
final class SnsWire {
    private SnsWire() {}

    /** Each named by its position. */
    static List<PublishBatchRequestEntry> entries(List<SnsEntry> entries) {
        var requests = new ArrayList<PublishBatchRequestEntry>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            requests.add(entry(Integer.toString(i), entries.get(i)));
        }
        return requests;
    }

    private static PublishBatchRequestEntry entry(String id, SnsEntry entry) {
        var request = PublishBatchRequestEntry.builder()
                .id(id)
                .message(entry.content().body().text())
                .messageAttributes(AttributeValues.of(entry.content().attributes(), SnsWire::value));
        entry.subject().ifPresent(request::subject);
        entry.fifo()
                .ifPresent(fifo -> request.messageGroupId(fifo.group()).messageDeduplicationId(fifo.deduplicationId()));
        return request.build();
    }

    private static MessageAttributeValue value(String dataType, @Nullable String text, @Nullable SdkBytes bytes) {
        return MessageAttributeValue.builder()
                .dataType(dataType)
                .stringValue(text)
                .binaryValue(bytes)
                .build();
    }
}
