package dev.bascule.routes;

import java.util.Optional;
import org.apache.camel.model.AggregateDefinition;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.DelayDefinition;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.ResequenceDefinition;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.model.ThreadsDefinition;
import org.apache.camel.model.ThrottleDefinition;
import org.apache.camel.model.WireTapDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A step at which the message leaves the lane's thread, or the time in which the lane waits for it: what comes behind it the batch does
 * not see.
 *
 * @param step the part of the model
 * @param name as in the file
 * @param why half a sentence: what the step does
 */
record Departure(Object step, String name, String why) {
    /** Whether {@code step} itself leaves the lane. Pure: looks at the step's settings only. */
    static Optional<Departure> at(ProcessorDefinition<?> step, Settings settings) {
        var why = why(step, settings);
        return why == null ? Optional.empty() : Optional.of(new Departure(step, name(step), why));
    }

    /** Camel calls a saga "output". */
    private static String name(ProcessorDefinition<?> step) {
        return step instanceof SagaDefinition ? "saga" : step.getShortName();
    }

    /** Whether only what stands inside {@code step} leaves the lane, and the message itself goes on after it. */
    static boolean isAside(ProcessorDefinition<?> step) {
        return step instanceof WireTapDefinition
                || step instanceof AggregateDefinition
                || step instanceof ResequenceDefinition;
    }

    private static @Nullable String why(ProcessorDefinition<?> step, Settings settings) {
        if (step instanceof ThreadsDefinition) {
            return "hands the message to another thread";
        }
        if (step instanceof AggregateDefinition) {
            return "keeps the message in memory until its group is complete";
        }
        if (step instanceof ResequenceDefinition) {
            return "keeps the message in memory until its turn comes";
        }
        if (step instanceof WireTapDefinition) {
            return "sends a copy on another thread, and nobody waits for it";
        }
        if (step instanceof SagaDefinition) {
            return "completes on other threads";
        }
        if (step instanceof DelayDefinition delay && settings.isTrue(delay.getAsyncDelayed(), true)) {
            return "goes on later on another thread (set asyncDelayed: false)";
        }
        if (step instanceof ThrottleDefinition throttle && settings.isTrue(throttle.getAsyncDelayed(), false)) {
            return "goes on later on another thread (set asyncDelayed: false)";
        }
        return parallel(step, settings);
    }

    private static @Nullable String parallel(ProcessorDefinition<?> step, Settings settings) {
        boolean parallel = false;
        if (step instanceof SplitDefinition split) {
            parallel = settings.isTrue(split.getParallelProcessing(), false) || split.getExecutorService() != null;
        } else if (step instanceof MulticastDefinition multicast) {
            parallel =
                    settings.isTrue(multicast.getParallelProcessing(), false) || multicast.getExecutorService() != null;
        } else if (step instanceof RecipientListDefinition<?> list) {
            parallel = settings.isTrue(list.getParallelProcessing(), false) || list.getExecutorService() != null;
        } else if (step instanceof CircuitBreakerDefinition breaker) {
            return guardedByAnotherThread(breaker, settings)
                    ? "runs its steps on another thread to time them out"
                    : null;
        }
        return parallel ? "runs its branches on other threads (parallelProcessing)" : null;
    }

    private static boolean guardedByAnotherThread(CircuitBreakerDefinition breaker, Settings settings) {
        var resilience = breaker.getResilience4jConfiguration();
        var tolerance = breaker.getFaultToleranceConfiguration();
        return resilience != null && settings.isTrue(resilience.getTimeoutEnabled(), false)
                || tolerance != null && settings.isTrue(tolerance.getTimeoutEnabled(), false)
                || tolerance != null && settings.isTrue(tolerance.getBulkheadEnabled(), false);
    }
}
