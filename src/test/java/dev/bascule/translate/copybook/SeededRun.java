package dev.bascule.translate.copybook;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Locale;

/**
 * Runs a check for one seed after the other, and prints how many inputs it has seen, how fast, and from which seed on. {@code
 * -Dcodec.executions=10000000} makes it long, {@code -Dcodec.seed=N} begins elsewhere: with the seed that a failure names, it fails at once.
 */
public final class SeededRun {
    private static final long FIRST_SEED = Long.getLong("codec.seed", 1);
    /** Some hundred inputs take milliseconds; whoever needs this long never comes back. */
    private static final Duration HANGS = Duration.ofMinutes(2);

    private static final long PROGRESS_NANOS = Duration.ofMinutes(1).toNanos();

    private final String inputs;
    private final long start = System.nanoTime();
    private long shown = start;
    private long seen;
    private long taken;

    private SeededRun(String inputs) {
        this.inputs = inputs;
    }

    /** What is checked for one seed. */
    public interface Check {
        /** Fails, or tells how many of its inputs were valid. */
        int run(long seed) throws Exception;
    }

    /**
     * Checks at least as many inputs as {@code codec.executions} says.
     *
     * @param inputs what they are, for the output
     * @param executions without {@code codec.executions}
     * @param perSeed how many of them a check makes of one seed
     */
    public static void of(String inputs, long executions, int perSeed, Check check) {
        var run = new SeededRun(inputs);
        long most = Long.getLong("codec.executions", executions);
        for (long seed = FIRST_SEED; run.seen < most; seed++) {
            run.next(seed, perSeed, check);
        }
        run.show();
    }

    private void next(long seed, int perSeed, Check check) {
        taken += assertTimeoutPreemptively(HANGS, () -> check.run(seed), () -> "hangs with -Dcodec.seed=" + seed);
        seen += perSeed;
        if (System.nanoTime() - shown > PROGRESS_NANOS) {
            show();
        }
    }

    private void show() {
        shown = System.nanoTime();
        double seconds = (shown - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d %s from seed %d on, %,d of them valid, in %,.0f s: %,.0f/s%n",
                seen,
                inputs,
                FIRST_SEED,
                taken,
                seconds,
                seen / seconds);
    }
}
