package dev.bascule.it.loops;

import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/** Records for a stream, each with its message's id for a partition key. */
final class KinesisLoopService implements LoopService<PutRecordsRequestEntry> {
    private final LoopSettings settings;
    private final KinesisAsyncClient kinesis;

    KinesisLoopService(LoopSettings settings) {
        this.settings = settings;
        this.kinesis = LoopClients.client(KinesisAsyncClient.builder(), settings);
    }

    @Override
    public int mostEntries() {
        return 500;
    }

    @Override
    public int mostBytes() {
        return 5 << 20;
    }

    @Override
    public PutRecordsRequestEntry entry(TextMessage message) throws JMSException {
        return PutRecordsRequestEntry.builder()
                .data(SdkBytes.fromByteArrayUnsafe(JmsLane.body(message)))
                .partitionKey(message.getJMSMessageID())
                .build();
    }

    @Override
    public int bytes(PutRecordsRequestEntry entry) {
        return entry.data().asByteArrayUnsafe().length + entry.partitionKey().length();
    }

    @Override
    public CompletableFuture<List<PutRecordsRequestEntry>> send(List<PutRecordsRequestEntry> entries) {
        return kinesis.putRecords(
                        request -> request.streamName(settings.place()).records(entries))
                .thenApply(answer -> notTaken(answer, entries));
    }

    private static List<PutRecordsRequestEntry> notTaken(
            PutRecordsResponse answer, List<PutRecordsRequestEntry> entries) {
        var notTaken = new ArrayList<PutRecordsRequestEntry>(0);
        for (int i = 0; i < entries.size(); i++) {
            if (answer.records().get(i).errorCode() != null) {
                notTaken.add(entries.get(i));
            }
        }
        return notTaken;
    }
}
