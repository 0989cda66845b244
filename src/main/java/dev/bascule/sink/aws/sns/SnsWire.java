package dev.bascule.sink.aws.sns;

import dev.bascule.sink.aws.Attribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                .message(entry.body())
                .messageAttributes(attributes(entry.attributes()));
        entry.subject().ifPresent(request::subject);
        entry.fifo()
                .ifPresent(fifo -> request.messageGroupId(fifo.group()).messageDeduplicationId(fifo.deduplicationId()));
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
