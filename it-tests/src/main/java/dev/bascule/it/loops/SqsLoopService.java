package dev.bascule.it.loops;

import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Messages for a standard queue: the body, and on demand the attributes that the bridge gives them. */
final class SqsLoopService implements LoopService<SendMessageBatchRequestEntry> {
    private final LoopSettings settings;
    private final SqsAsyncClient sqs;
    private final String url;

    SqsLoopService(LoopSettings settings) {
        this.settings = settings;
        this.sqs = LoopClients.client(SqsAsyncClient.builder(), settings);
        this.url = sqs.getQueueUrl(request -> request.queueName(settings.place()))
                .join()
                .queueUrl();
    }

    @Override
    public int mostEntries() {
        return 10;
    }

    @Override
    public int mostBytes() {
        return 1 << 20;
    }

    @Override
    public SendMessageBatchRequestEntry entry(TextMessage message) throws JMSException {
        var entry = SendMessageBatchRequestEntry.builder().messageBody(message.getText());
        return settings.headers() ? entry.messageAttributes(attributes(message)).build() : entry.build();
    }

    private Map<String, MessageAttributeValue> attributes(TextMessage message) throws JMSException {
        var attributes = new HashMap<String, MessageAttributeValue>();
        for (var field : ForwardedHeaders.ofAws(message, settings.queue()).entrySet()) {
            attributes.put(
                    field.getKey(),
                    MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue(field.getValue())
                            .build());
        }
        return attributes;
    }

    @Override
    public int bytes(SendMessageBatchRequestEntry entry) {
        int bytes = LoopClients.utf8Bytes(entry.messageBody());
        for (var attribute : entry.messageAttributes().entrySet()) {
            bytes += LoopClients.utf8Bytes(attribute.getKey())
                    + attribute.getValue().dataType().length()
                    + LoopClients.utf8Bytes(attribute.getValue().stringValue());
        }
        return bytes;
    }

    @Override
    public CompletableFuture<List<SendMessageBatchRequestEntry>> send(List<SendMessageBatchRequestEntry> entries) {
        var numbered = new ArrayList<SendMessageBatchRequestEntry>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            numbered.add(entries.get(i).toBuilder().id(Integer.toString(i)).build());
        }
        return sqs.sendMessageBatch(request -> request.queueUrl(url).entries(numbered))
                .thenApply(answer -> notTaken(answer, entries));
    }

    private static List<SendMessageBatchRequestEntry> notTaken(
            SendMessageBatchResponse answer, List<SendMessageBatchRequestEntry> entries) {
        return answer.failed().stream()
                .map(failed -> entries.get(Integer.parseInt(failed.id())))
                .toList();
    }
}
