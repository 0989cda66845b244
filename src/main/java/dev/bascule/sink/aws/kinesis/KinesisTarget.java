package dev.bascule.sink.aws.kinesis;

import dev.bascule.batch.UnavailableException;
import dev.bascule.sink.aws.Answer;
import dev.bascule.sink.aws.CallLimits;
import dev.bascule.sink.aws.EntryFates;
import dev.bascule.sink.aws.Pace;
import dev.bascule.sink.aws.client.AwsClients;
import dev.bascule.sink.aws.client.SdkFaults;
import dev.bascule.sink.aws.client.ServiceTarget;
import dev.bascule.sink.aws.client.WrittenBody;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/**
 * A stream of Kinesis: 500 records and 5 MiB in a call, and 1 MiB of each, or what the stream's record limit says.
 *
 * <p>To be verified needs the permission {@code kinesis:DescribeStreamSummary}, to be written to {@code kinesis:PutRecords}.
 */
public final class KinesisTarget extends ServiceTarget<KinesisEntry> {
    private static final int ENTRIES = 500;
    private static final int BYTES = 5 << 20;
    private static final int ENTRY_BYTES = 1 << 20;

    private final String stream;
    /** Some servers that are not AWS take JSON only; the SDK has a setting for that. */
    private final boolean cbor = SdkSystemSetting.CBOR_ENABLED.getBooleanValueOrThrow();

    /**
     * @param name the endpoint's
     * @param stream its name
     */
    public KinesisTarget(String name, String stream, AwsClients clients, Optional<Pace> pace) {
        super(name, clients, pace, limits(clients, ENTRY_BYTES));
        this.stream = stream;
    }

    @Override
    public void verify() throws UnavailableException {
        var summary = await(clients().kinesis().describeStreamSummary(request -> request.streamName(stream)))
                .streamDescriptionSummary();
        var mostKiB = summary.maxRecordSizeInKiB();
        limits(limits(clients(), mostKiB == null ? ENTRY_BYTES : mostKiB << 10));
    }

    @Override
    public CompletionStage<Answer> send(List<KinesisEntry> entries) {
        var request = PutRecordsRequest.builder().streamName(stream);
        if (cbor) {
            request.overrideConfiguration(WrittenBody.of(KinesisWire.body(stream, entries)));
        } else {
            request.records(entries.stream().map(KinesisTarget::record).toList());
        }
        return SdkFaults.answer(
                clients().kinesis().putRecords(request.build()), response -> answer(response, entries.size()));
    }

    private static CallLimits limits(AwsClients clients, int entryBytes) {
        return new CallLimits(
                ENTRIES,
                Math.max(BYTES, entryBytes),
                entryBytes,
                clients.connection().calls());
    }

    private static PutRecordsRequestEntry record(KinesisEntry entry) {
        return PutRecordsRequestEntry.builder()
                .data(SdkBytes.fromByteArrayUnsafe(entry.data()))
                .partitionKey(entry.partitionKey())
                .explicitHashKey(entry.explicitHashKey().orElse(null))
                .build();
    }

    /** The records of the answer are in the order of the call. */
    private static Answer answer(PutRecordsResponse response, int entries) {
        var fates = new EntryFates(entries);
        for (int i = 0; i < Math.min(entries, response.records().size()); i++) {
            var put = response.records().get(i);
            if (put.errorCode() == null) {
                fates.accepted(i, put.sequenceNumber() == null ? null : put.shardId() + "/" + put.sequenceNumber());
            } else {
                fates.failed(i, false, put.errorCode(), put.errorMessage());
            }
        }
        return fates.answer();
    }
}
