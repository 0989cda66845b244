package dev.bascule.sink.aws.client;

import java.nio.ByteBuffer;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.Header;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Lets a call carry a body that we have written ourselves, in place of what the SDK writes of the request's fields: for ten messages with their attributes
 * that takes it longer than all else it does for a call. The SDK still finds the place, signs the body, sends it and reads the answer. It gets the body as one
 * that is sent asynchronously, which it copies once; others it copies several times. For asynchronous clients only. Thread-safe.
 */
public final class WrittenBody implements ExecutionInterceptor {
    private static final ExecutionAttribute<ByteBuffer> BODY = new ExecutionAttribute<>("dev.bascule.body");

    WrittenBody() {}

    /** For the call that is to carry what remains in {@code body}, which must not be changed any more. */
    public static AwsRequestOverrideConfiguration of(ByteBuffer body) {
        return AwsRequestOverrideConfiguration.builder()
                .putExecutionAttribute(BODY, body)
                .build();
    }

    @Override
    public Optional<AsyncRequestBody> modifyAsyncHttpContent(
            Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        var body = attributes.getAttribute(BODY);
        return body == null
                ? context.asyncRequestBody()
                : Optional.of(AsyncRequestBody.fromRemainingByteBufferUnsafe(body));
    }

    /** The type of the content is what the SDK says it is, its length is ours. */
    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        var body = attributes.getAttribute(BODY);
        return body == null
                ? context.httpRequest()
                : context.httpRequest().toBuilder()
                        .putHeader(Header.CONTENT_LENGTH, Integer.toString(body.remaining()))
                        .build();
    }
}
