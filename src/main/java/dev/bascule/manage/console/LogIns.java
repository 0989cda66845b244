package dev.bascule.manage.console;

import dev.bascule.manage.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The one door for passwords, whichever way they come: slows guessing down by {@link LoginThrottle}, and lets few attempts wait for the check of
 * another, so that a flood of them holds up nothing else. One is checked at a time, so that those that come together cannot all be free ones. Thread-safe.
 */
@ApplicationScoped
public class LogIns {
    static final int MOST_AT_ONCE = 8;
    /** Of a name, for telling who has to wait. */
    private static final int MOST_NAME_CHARS = 200;

    private static final Duration BUSY = Duration.ofSeconds(1);

    /** What became of an attempt. */
    public sealed interface Result {
        /** It was the right password. */
        record Accepted(Caller caller) implements Result {}

        /** It was not, or nobody has the name. */
        record Refused() implements Result {}

        /** Not looked at: too many attempts. */
        record TooMany(Duration pause) implements Result {
            /** For the header {@code Retry-After}. */
            public long retryAfterSeconds() {
                return pause.toSeconds() + 1;
            }
        }
    }

    private final LoginThrottle throttle;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final ReentrantLock turn = new ReentrantLock(true);

    /** By a clock that nobody sets. */
    public LogIns() {
        this(SteadyClock.INSTANCE);
    }

    LogIns(InstantSource clock) {
        this.throttle = new LoginThrottle(clock);
    }

    /**
     * Takes a while: not for an event loop.
     *
     * @param address where the attempt comes from
     * @param check who it is; asked only if the attempt may be made
     */
    public Result attempt(String user, String address, Supplier<Optional<Caller>> check) {
        String[] keys = {"user " + user.substring(0, Math.min(MOST_NAME_CHARS, user.length())), "address " + address};
        var early = tooEarly(keys);
        if (early.isPresent()) {
            return early.get();
        }
        if (!places.tryAcquire()) {
            return new Result.TooMany(BUSY);
        }
        turn.lock();
        try {
            return inTurn(check, keys);
        } finally {
            turn.unlock();
            places.release();
        }
    }

    private Result inTurn(Supplier<Optional<Caller>> check, String... keys) {
        var early = tooEarly(keys);
        if (early.isPresent()) {
            return early.get();
        }
        var caller = check.get();
        if (caller.isEmpty()) {
            throttle.failed(keys);
            return new Result.Refused();
        }
        throttle.succeeded(keys);
        return new Result.Accepted(caller.get());
    }

    private Optional<Result> tooEarly(String... keys) {
        return Optional.of(throttle.wait(keys))
                .filter(pause -> pause.compareTo(Duration.ZERO) > 0)
                .map(Result.TooMany::new);
    }
}
