package dev.bascule.sink.aws.sqs;

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
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * A queue of SQS, standard or FIFO: ten messages and 1 MiB in a call, and of each message as much as the queue's {@code MaximumMessageSize} says.
 *
 * <p>To be verified needs the permissions {@code sqs:GetQueueUrl} and {@code sqs:GetQueueAttributes}, to be written to {@code
 * sqs:SendMessage}.
 */
public final class SqsTarget extends ServiceTarget<SqsEntry> {
    private static final int ENTRIES = 10;
    private static final int BYTES = 1 << 20;

    private final QueueName queue;
    private volatile Optional<String> url;

    /** @param name the endpoint's */
    public SqsTarget(String name, QueueName queue, AwsClients clients, Optional<Pace> pace) {
        super(
                name,
                clients,
                pace,
                new CallLimits(ENTRIES, BYTES, BYTES, clients.connection().calls()));
        this.queue = queue;
        this.url = queue.url();
    }

    @Override
    public void verify() throws UnavailableException {
        var found = url.isPresent() ? url.get() : findUrl();
        var attributes = await(clients().sqs().getQueueAttributes(request -> request.queueUrl(found)
                .attributeNames(QueueAttributeName.MAXIMUM_MESSAGE_SIZE)));
        var most = attributes.attributes().get(QueueAttributeName.MAXIMUM_MESSAGE_SIZE);
        limits(limits().withEntryBytes(most == null ? BYTES : Integer.parseInt(most)));
        url = Optional.of(found);
    }

    private String findUrl() throws UnavailableException {
        var request = GetQueueUrlRequest.builder()
                .queueName(queue.name())
                .queueOwnerAWSAccountId(queue.account().orElse(null))
                .build();
        return await(clients().sqs().getQueueUrl(request)).queueUrl();
    }

    @Override
    public Optional<String> roomForMore() {
        return Optional.of("with claimCheckBucket=NAME its body would be kept in S3");
    }

    @Override
    public CompletionStage<Answer> send(List<SqsEntry> entries) {
        var to = url.orElseThrow(() -> new IllegalStateException(name() + " was not verified"));
        var request = SendMessageBatchRequest.builder()
                .queueUrl(to)
                .overrideConfiguration(WrittenBody.of(SqsWire.body(to, entries)))
                .build();
        return SdkFaults.answer(clients().sqs().sendMessageBatch(request), response -> answer(response, entries));
    }

    /** What SQS says it has stored must be what was sent. */
    private static Answer answer(SendMessageBatchResponse response, List<SqsEntry> entries) {
        var fates = new EntryFates(entries.size());
        var checksums = new Checksums();
        for (var sent : response.successful()) {
            fates.position(sent.id()).ifPresent(i -> {
                var difference = checksums.difference(entries.get(i).content(), sent);
                if (difference.isEmpty()) {
                    fates.accepted(i, sent.messageId());
                } else {
                    fates.failed(
                            i,
                            false,
                            "ChecksumMismatch",
                            "SQS has stored another " + difference.get() + " than was sent");
                }
            });
        }
        for (var error : response.failed()) {
            boolean senderFault = Boolean.TRUE.equals(error.senderFault());
            fates.position(error.id()).ifPresent(i -> fates.failed(i, senderFault, error.code(), error.message()));
        }
        return fates.answer();
    }
}
