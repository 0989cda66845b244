package dev.bascule.sink.aws.message;

import dev.bascule.batch.UnavailableException;
import dev.bascule.sink.aws.Answer;
import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.CallLimits;
import dev.bascule.sink.aws.Fate;
import dev.bascule.sink.aws.Pace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A queue or topic whose large bodies are kept elsewhere. A call is sent only after the bodies of all its entries are stored, so no consumer sees a
 * message before its body. If one cannot be stored, nothing of the call is sent: that entry has S3's answer for its fate, the others are tried again.
 * What is stored and never sent stays in the store; the same message finds it there again. Thread-safe.
 *
 * @param place where the messages go
 * @param store where their bodies go
 */
public record ClaimCheckTarget<E extends MessageEntry>(AwsTarget<E> place, BodyStore store) implements AwsTarget<E> {
    @Override
    public String name() {
        return place.name();
    }

    @Override
    public String connection() {
        return place.connection();
    }

    @Override
    public CallLimits limits() {
        return place.limits();
    }

    @Override
    public Optional<Pace> pace() {
        return place.pace();
    }

    @Override
    public void verify() throws UnavailableException {
        place.verify();
        store.verify();
    }

    @Override
    public CompletionStage<Answer> send(List<E> entries) {
        var storing = entries.stream().map(this::stored).toList();
        // Not on the thread of the SDK's that ends here: to begin a call may mean to ask for credentials, and all I/O
        // would wait for those.
        return CompletableFuture.allOf(storing.toArray(CompletableFuture[]::new))
                .thenComposeAsync(ended -> {
                    var failures = storing.stream().map(CompletableFuture::join).toList();
                    var failure = failures.stream().flatMap(Optional::stream).findFirst();
                    return failure.isEmpty()
                            ? sent(entries)
                            : CompletableFuture.completedFuture(unsent(failures, failure.get()));
                });
    }

    /** From now on a consumer may have deleted the bodies: they are stored again before an entry is sent again. */
    private CompletionStage<Answer> sent(List<E> entries) {
        entries.forEach(entry -> entry.content().stored().ifPresent(body -> body.stored(false)));
        return place.send(entries);
    }

    /** Not again what was stored for a call that wasn't sent. */
    private CompletableFuture<Optional<Fate>> stored(E entry) {
        var body = entry.content().stored();
        if (body.isEmpty() || body.get().isStored()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return store.store(body.get()).thenApply(failure -> {
            if (failure.isEmpty()) {
                body.get().stored(true);
            }
            return failure;
        });
    }

    private static Answer unsent(List<Optional<Fate>> failures, Fate failure) {
        var because = new Fate.Failed(
                "not sent, since the body of another entry of the call is not stored: " + failure.error());
        return new Answer.PerEntry(
                failures.stream().map(fate -> fate.orElse(because)).toList());
    }
}
