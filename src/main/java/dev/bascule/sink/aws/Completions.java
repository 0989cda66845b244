package dev.bascule.sink.aws;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Brings calls that have ended from the SDK's threads to the writer's. At most as many as there are calls under way. Thread-safe. */
class Completions {
    private final LinkedBlockingQueue<Call<?>> ended = new LinkedBlockingQueue<>();

    void add(Call<?> call) {
        ended.add(call);
    }

    /** The next one, or null after {@code nanos}; zero and less don't wait. */
    @Nullable
    Call<?> poll(long nanos) throws InterruptedException {
        return nanos <= 0 ? ended.poll() : ended.poll(nanos, TimeUnit.NANOSECONDS);
    }
}
