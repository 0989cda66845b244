package dev.bascule.sink.aws.message;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.UnavailableException;
import dev.bascule.sink.aws.Answer;
import dev.bascule.sink.aws.Fate;
import dev.bascule.sink.aws.client.AwsClients;
import dev.bascule.sink.aws.client.SdkFaults;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * A bucket of S3. Thread-safe.
 *
 * <p>To be verified needs the permission {@code s3:ListBucket}, to be written to {@code s3:PutObject}.
 *
 * @param name its own
 */
public record Bucket(String name, AwsClients clients) implements BodyStore {
    private static final String TEXT = "text/plain; charset=UTF-8";

    @Override
    public void verify() throws UnavailableException {
        SdkFaults.await(
                clients.connection().name(),
                "bucket " + name,
                clients.s3().headBucket(request -> request.bucket(name)),
                clients.connection().callTimeout());
    }

    /** S3 compares the bytes with their digest before it keeps them. */
    @Override
    public CompletableFuture<Optional<Fate>> store(StoredBody body) {
        var request = PutObjectRequest.builder()
                .bucket(name)
                .key(body.key())
                .contentType(TEXT)
                .checksumSHA256(body.checksum())
                .build();
        var call = clients.s3().putObject(request, AsyncRequestBody.fromBytesUnsafe(body.bytes()));
        return SdkFaults.answer(call, response -> new Answer.Whole(new Fate.Accepted(body.key())))
                .thenApply(answer -> failure(((Answer.Whole) answer).fate()))
                .toCompletableFuture();
    }

    private Optional<Fate> failure(Fate fate) {
        return fate instanceof Fate.Accepted ? Optional.empty() : Optional.of(named(fate));
    }

    /** Any other body would have been refused as well, unless it is for its size. */
    private Fate named(Fate fate) {
        if (fate instanceof Fate.Refused refused) {
            return refused.reason() == DeadLetterReason.TOO_LARGE
                    ? new Fate.Refused(refused.reason(), said(refused.error()))
                    : new Fate.Misconfigured(said(refused.error()));
        }
        if (fate instanceof Fate.Misconfigured wrong) {
            return new Fate.Misconfigured(said(wrong.error()));
        }
        if (fate instanceof Fate.Throttled throttled) {
            return new Fate.Throttled(said(throttled.error()));
        }
        return fate instanceof Fate.Failed failed ? new Fate.Failed(said(failed.error())) : fate;
    }

    private String said(String error) {
        return "bucket " + name + ": " + error;
    }
}
