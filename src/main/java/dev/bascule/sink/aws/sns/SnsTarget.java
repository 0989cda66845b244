package dev.bascule.sink.aws.sns;

import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.sink.aws.Answer;
import dev.bascule.sink.aws.CallLimits;
import dev.bascule.sink.aws.EntryFates;
import dev.bascule.sink.aws.Pace;
import dev.bascule.sink.aws.client.AwsClients;
import dev.bascule.sink.aws.client.SdkFaults;
import dev.bascule.sink.aws.client.ServiceTarget;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

/**
 * A topic of SNS, standard or FIFO: ten messages in a call, and 256 KiB of all of them together, or what the topic's {@code MaximumMessageSize} says.
 *
 * <p>To be verified needs the permission {@code sns:GetTopicAttributes}, and {@code sns:ListTopics} for a topic that is named without its
 * ARN; to be written to {@code sns:Publish}.
 */
public final class SnsTarget extends ServiceTarget<SnsEntry> {
    private static final int ENTRIES = 10;
    private static final int BYTES = 256 << 10;
    private static final int MOST_PAGES = 1_000;
    private static final String SIZE_ATTRIBUTE = "MaximumMessageSize";

    private final TopicName topic;
    private volatile Optional<String> arn;

    /** @param name the endpoint's */
    public SnsTarget(String name, TopicName topic, AwsClients clients, Optional<Pace> pace) {
        super(name, clients, pace, limits(clients, BYTES));
        this.topic = topic;
        this.arn = topic.arn();
    }

    @Override
    public void verify() throws UnavailableException {
        var found = arn.isPresent() ? arn.get() : findArn();
        var attributes = await(clients().sns().getTopicAttributes(request -> request.topicArn(found)));
        var most = attributes.attributes().get(SIZE_ATTRIBUTE);
        limits(limits(clients(), most == null ? BYTES : Integer.parseInt(most)));
        arn = Optional.of(found);
    }

    @Override
    public Optional<String> roomForMore() {
        return Optional.of("with claimCheckBucket=NAME its body would be kept in S3");
    }

    @Override
    public CompletionStage<Answer> send(List<SnsEntry> entries) {
        var to = arn.orElseThrow(() -> new IllegalStateException(name() + " was not verified"));
        var call = clients().sns().publishBatch(request -> request.topicArn(to)
                .publishBatchRequestEntries(SnsWire.entries(entries)));
        return SdkFaults.answer(call, response -> answer(response, entries.size()));
    }

    private static CallLimits limits(AwsClients clients, int bytes) {
        return new CallLimits(ENTRIES, bytes, bytes, clients.connection().calls());
    }

    private String findArn() throws UnavailableException {
        String token = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            var listed = list(token);
            for (var found : listed.topics()) {
                if (found.topicArn().endsWith(":" + topic.name())) {
                    return found.topicArn();
                }
            }
            token = listed.nextToken();
            if (token == null || token.isEmpty()) {
                break;
            }
        }
        throw new UnavailableException(
                Kind.MISCONFIGURED, connection(), name() + ": no topic of this account and region is called so", null);
    }

    private ListTopicsResponse list(@Nullable String token) throws UnavailableException {
        return await(clients().sns().listTopics(request -> request.nextToken(token)));
    }

    private static Answer answer(PublishBatchResponse response, int entries) {
        var fates = new EntryFates(entries);
        for (var sent : response.successful()) {
            fates.position(sent.id()).ifPresent(i -> fates.accepted(i, sent.messageId()));
        }
        for (var error : response.failed()) {
            boolean senderFault = Boolean.TRUE.equals(error.senderFault());
            fates.position(error.id()).ifPresent(i -> fates.failed(i, senderFault, error.code(), error.message()));
        }
        return fates.answer();
    }
}
