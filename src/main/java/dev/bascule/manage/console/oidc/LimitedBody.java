package dev.bascule.manage.console.oidc;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** The body of an answer, as text in UTF-8, up to a bound; a longer one fails the request, and the rest of it isn't read. */
final class LimitedBody implements BodySubscriber<String> {
    private final BodySubscriber<String> body = BodySubscribers.ofString(StandardCharsets.UTF_8);
    private final int mostBytes;
    private int bytes;
    private @Nullable Subscription subscription;

    private LimitedBody(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    static BodyHandler<String> ofText(int mostBytes) {
        return answer -> new LimitedBody(mostBytes);
    }

    @Override
    public void onSubscribe(Subscription source) {
        subscription = source;
        body.onSubscribe(source);
    }

    @Override
    public void onNext(List<ByteBuffer> more) {
        if (bytes > mostBytes) {
            return;
        }
        for (var buffer : more) {
            bytes += buffer.remaining();
        }
        if (bytes <= mostBytes) {
            body.onNext(more);
            return;
        }
        if (subscription != null) {
            subscription.cancel();
        }
        body.onError(new IOException("the answer is longer than " + mostBytes + " bytes"));
    }

    @Override
    public void onError(Throwable failure) {
        body.onError(failure);
    }

    @Override
    public void onComplete() {
        body.onComplete();
    }

    @Override
    public CompletionStage<String> getBody() {
        return body.getBody();
    }
}
