package dev.bascule.sink.aws.sqs;

import dev.bascule.sink.aws.message.AttributeValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Our entries in the SDK's types. */
final class SqsWire {
    private SqsWire() {}

    /** Each named by its position. */
    static List<SendMessageBatchRequestEntry> entries(List<SqsEntry> entries) {
        var requests = new ArrayList<SendMessageBatchRequestEntry>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            requests.add(entry(Integer.toString(i), entries.get(i)));
        }
        return requests;
    }

    private static SendMessageBatchRequestEntry entry(String id, SqsEntry entry) {
        var request = SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(entry.content().body())
                .messageAttributes(AttributeValues.of(entry.content().attributes(), SqsWire::value));
        entry.fifo()
                .ifPresent(fifo -> request.messageGroupId(fifo.group()).messageDeduplicationId(fifo.deduplicationId()));
        entry.delaySeconds().ifPresent(request::delaySeconds);
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
