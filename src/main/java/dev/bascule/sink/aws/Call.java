package dev.bascule.sink.aws;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One call under way, and how it ended. Written by one of the SDK's threads before it is handed over, read by the writer's after. */
final class Call<E> {
    private final Outbox<E> from;
    private final List<Sending<E>> sendings;
    private @Nullable Answer answer;
    private @Nullable Throwable defect;

    Call(Outbox<E> from, List<Sending<E>> sendings) {
        this.from = from;
        this.sendings = List.copyOf(sendings);
    }

    List<Sending<E>> sendings() {
        return sendings;
    }

    /** Starts it; {@code completions} is told when it ends, also if it could not begin. */
    void start(Completions completions) {
        sent().whenComplete((given, thrown) -> {
            answer = given;
            defect = thrown;
            completions.add(this);
        });
    }

    private CompletionStage<Answer> sent() {
        try {
            return from.target()
                    .send(sendings.stream()
                            .map(sending -> sending.append().entry())
                            .toList());
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /**
     * Each entry's fate, in their order.
     *
     * @throws IllegalStateException a defect: no answer, or one that doesn't fit
     */
    Answer answer() {
        if (answer == null || defect != null) {
            throw new IllegalStateException("a call to " + from.target().name() + " has failed by a defect", defect);
        }
        if (answer instanceof Answer.PerEntry each && each.fates().size() != sendings.size()) {
            throw new IllegalStateException(
                    from.target().name() + " answered " + each.fates().size() + " entries of " + sendings.size());
        }
        return answer;
    }

    /** Gives the answer to the outbox that it came from. */
    void conclude(long nowNanos) {
        from.conclude(this, nowNanos);
    }
}
