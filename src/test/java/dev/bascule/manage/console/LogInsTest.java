package dev.bascule.manage.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.manage.Caller;
import dev.bascule.manage.Role;
import dev.bascule.manage.console.LogIns.Result;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogInsTest {
    private static final String HERE = "127.0.0.1";
    private static final Optional<Caller> OTTO = Optional.of(Caller.of("otto", Role.OPERATOR));

    private long nowMillis = 1_000_000;
    private final LogIns logIns = new LogIns((InstantSource) () -> Instant.ofEpochMilli(nowMillis));

    @Test
    void the_right_password_lets_in() {
        assertThat(logIns.attempt("otto", HERE, () -> OTTO)).isEqualTo(new Result.Accepted(OTTO.orElseThrow()));
    }

    @Test
    void after_some_wrong_ones_even_the_right_one_is_not_looked_at_for_a_while() {
        for (int i = 0; i < LoginThrottle.FREE_FAILURES; i++) {
            assertThat(logIns.attempt("otto", HERE, Optional::empty)).isEqualTo(new Result.Refused());
        }
        assertThat(logIns.attempt("otto", HERE, () -> {
                    throw new AssertionError("asked");
                }))
                .isInstanceOfSatisfying(Result.TooMany.class, later -> assertThat(later.retryAfterSeconds())
                        .isBetween(1L, 2L));

        nowMillis += 60_000;
        assertThat(logIns.attempt("otto", HERE, () -> OTTO)).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void a_flood_waits_for_nothing() throws Exception {
        var end = new CountDownLatch(1);
        var waiting = together(i -> logIns.attempt("user" + i, "10.0.0." + i, () -> {
            awaited(end);
            return Optional.empty();
        }));
        assertThat(logIns.attempt("otto", HERE, () -> OTTO)).isInstanceOf(Result.TooMany.class);

        end.countDown();
        results(waiting);
        assertThat(logIns.attempt("otto", HERE, () -> OTTO)).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void guesses_that_come_together_are_slowed_down_like_those_in_turn() throws Exception {
        var end = new CountDownLatch(1);
        var guesses = together(i -> logIns.attempt("otto", HERE, () -> {
            awaited(end);
            return Optional.empty();
        }));
        end.countDown();

        assertThat(results(guesses).stream().filter(Result.Refused.class::isInstance))
                .hasSize(LoginThrottle.FREE_FAILURES);
    }

    /** As many attempts as may wait, of which each does. */
    private static List<CompletableFuture<Result>> together(IntFunction<Result> attempt) {
        var threads = new ArrayList<Thread>();
        var attempts = IntStream.range(0, LogIns.MOST_AT_ONCE)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> attempt.apply(i), task -> {
                    var thread = new Thread(task);
                    thread.setDaemon(true);
                    threads.add(thread);
                    thread.start();
                }))
                .toList();
        await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        return attempts;
    }

    private static List<Result> results(List<CompletableFuture<Result>> attempts) throws Exception {
        var results = new ArrayList<Result>();
        for (var attempt : attempts) {
            results.add(attempt.get());
        }
        return results;
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
