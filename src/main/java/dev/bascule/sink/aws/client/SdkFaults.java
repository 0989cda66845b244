package dev.bascule.sink.aws.client;

import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.sink.aws.Answer;
import dev.bascule.sink.aws.Fate;
import dev.bascule.sink.aws.ServiceError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK throws, as fates and as the engine's exceptions. */
public final class SdkFaults {
    private static final int MAX_CHARS = 400;
    /** In the SDK's words: from its default chain, and from a profile. */
    private static final List<String> NO_CREDENTIALS =
            List.of("Unable to load credentials", "Profile file contained no credentials");

    private SdkFaults() {}

    /** The answer to a call: what {@code response} makes of it, or what its failure means for all entries. Completes exceptionally by defects only. */
    public static <R> CompletionStage<Answer> answer(CompletableFuture<R> call, Function<R, Answer> response) {
        return call.handle((given, thrown) -> {
            if (thrown == null) {
                return response.apply(given);
            }
            var cause = unwrapped(thrown);
            if (cause instanceof SdkException sdk) {
                return new Answer.Whole(fate(sdk));
            }
            throw new CompletionException(cause);
        });
    }

    /** The answer to a question about a place; waits at most for {@code patience}. */
    public static <R> R await(String connection, String place, CompletableFuture<R> call, Duration patience)
            throws UnavailableException {
        try {
            return call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (unwrapped(e) instanceof SdkException sdk) {
                throw unavailable(connection, place, sdk);
            }
            throw new IllegalStateException("asking for " + place + " has failed by a defect", e);
        } catch (TimeoutException e) {
            call.cancel(true);
            throw new UnavailableException(
                    Kind.DOWN, connection, place + ": no answer within " + patience.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(Kind.DOWN, connection, place + ": interrupted", e);
        }
    }

    static Fate fate(SdkException failure) {
        if (failure instanceof AwsServiceException service) {
            return fate(service);
        }
        var text = text(failure);
        if (failure.getCause() instanceof AwsServiceException another) {
            var fate = fate(another);
            return fate instanceof Fate.Refused || fate instanceof Fate.Misconfigured
                    ? new Fate.Misconfigured(text)
                    : new Fate.Failed(text);
        }
        return NO_CREDENTIALS.stream().anyMatch(text::contains) ? new Fate.Misconfigured(text) : new Fate.Failed(text);
    }

    /** An answer that names no error is hardly the service's: some proxy's, and then no message's fault. */
    private static Fate fate(AwsServiceException failure) {
        var error = error(failure);
        var fate = error.fate();
        return fate instanceof Fate.Refused && code(failure).isEmpty() ? new Fate.Failed(error.line()) : fate;
    }

    private static Optional<String> code(AwsServiceException failure) {
        return Optional.ofNullable(failure.awsErrorDetails()).map(AwsErrorDetails::errorCode);
    }

    private static ServiceError error(AwsServiceException failure) {
        var details = failure.awsErrorDetails();
        var code = code(failure).orElseGet(() -> "HTTP " + failure.statusCode());
        var message = details == null || details.errorMessage() == null ? "" : details.errorMessage();
        return new ServiceError(failure.statusCode(), false, code, message);
    }

    private static UnavailableException unavailable(String connection, String place, SdkException failure) {
        var fate = fate(failure);
        if (fate instanceof Fate.Misconfigured wrong) {
            return new UnavailableException(Kind.MISCONFIGURED, connection, place + ": " + wrong.error(), failure);
        }
        if (fate instanceof Fate.Refused refused) {
            return new UnavailableException(Kind.MISCONFIGURED, connection, place + ": " + refused.error(), failure);
        }
        return new UnavailableException(Kind.DOWN, connection, place + ": " + text(failure), failure);
    }

    private static String text(Throwable failure) {
        var line = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return line.length() > MAX_CHARS ? line.substring(0, MAX_CHARS) + "…" : line;
    }

    private static Throwable unwrapped(Throwable thrown) {
        var cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
