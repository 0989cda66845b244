package dev.bascule.it.aws;

import java.util.Optional;
import java.util.Random;

/** Throws the dice for a {@link FaultPlan}. Thread-safe. */
final class Faults {
    private final Random random;
    private volatile FaultPlan plan = FaultPlan.NONE;

    Faults(long seed) {
        this.random = new Random(seed);
    }

    void plan(FaultPlan next) {
        plan = next;
    }

    /** What becomes of a whole call. */
    void beforeCall() throws ServiceFault {
        await();
        double dice = random.nextDouble();
        if (dice < plan.throttledCalls()) {
            throw new ServiceFault(400, "ThrottlingException", "Rate exceeded");
        }
        if (dice < plan.throttledCalls() + plan.brokenCalls()) {
            throw new ServiceFault(500, "InternalFailure", "We encountered an internal error");
        }
    }

    /** The code of the error that becomes of one entry; empty if it is taken. */
    Optional<String> ofEntry() {
        double dice = random.nextDouble();
        if (dice >= plan.failingEntries()) {
            return Optional.empty();
        }
        return Optional.of(dice < plan.failingEntries() / 2 ? "ThrottlingException" : "InternalFailure");
    }

    private void await() {
        try {
            Thread.sleep(plan.latency().toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
