package dev.bascule.sink.aws.sqs;

import dev.bascule.sink.aws.Attribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                .messageBody(entry.body())
                .messageAttributes(attributes(entry.attributes()));
        entry.fifo()
                .ifPresent(fifo -> request.messageGroupId(fifo.group()).messageDeduplicationId(fifo.deduplicationId()));
        entry.delaySeconds().ifPresent(request::delaySeconds);
        return request.build();
    }

    private static Map<String, MessageAttributeValue> attributes(Map<String, Attribute> attributes) {
        var values = new HashMap<String, MessageAttributeValue>();
        attributes.forEach((name, attribute) -> values.put(name, value(attribute)));
        return values;
    }

    private static MessageAttributeValue value(Attribute attribute) {
        var value = MessageAttributeValue.builder().dataType(attribute.dataType());
        if (attribute instanceof Attribute.Text text) {
            value.stringValue(text.value());
        } else if (attribute instanceof Attribute.Numeric number) {
            value.stringValue(number.value());
        } else if (attribute instanceof Attribute.Binary binary) {
            value.binaryValue(SdkBytes.fromByteArrayUnsafe(binary.value()));
        }
        return value.build();
    }
}
