package dev.bascule.it.verify;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue of SQS as its consumer sees it. */
public final class SqsQueue implements AutoCloseable {
    private static final int MOST_AT_ONCE = 10;

    private final SqsClient sqs;
    private final String name;

    /** Touches nothing. */
    public SqsQueue(String endpoint, String name) {
        this.name = name;
        this.sqs = SqsClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Makes it; a FIFO queue if its name says so. */
    public SqsQueue create() {
        var attributes = name.endsWith(".fifo")
                ? Map.of(QueueAttributeName.FIFO_QUEUE, "true")
                : Map.<QueueAttributeName, String>of();
        sqs.createQueue(request -> request.queueName(name).attributes(attributes));
        return this;
    }

    /** Takes everything that is there now, in the order in which it is given out. */
    public List<Message> drain() {
        var url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
        var all = new ArrayList<Message>();
        while (true) {
            var messages = sqs.receiveMessage(request -> request.queueUrl(url)
                            .maxNumberOfMessages(MOST_AT_ONCE)
                            .messageAttributeNames("All")
                            .waitTimeSeconds(1))
                    .messages();
            if (messages.isEmpty()) {
                return all;
            }
            all.addAll(messages);
            sqs.deleteMessageBatch(request -> request.queueUrl(url)
                    .entries(messages.stream()
                            .map(message -> DeleteMessageBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .build())
                            .toList()));
        }
    }

    /** The same as arrivals. */
    public Arrivals arrivals() {
        var arrivals = new Arrivals();
        drain().forEach(message -> arrivals.add(Arrival.of(message.body(), name + "/" + message.messageId())));
        return arrivals;
    }

    @Override
    public void close() {
        sqs.close();
    }
}
