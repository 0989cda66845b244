package dev.bascule.it.aws;

import java.time.Duration;

/**
 * What goes wrong, by chance. Whatever does is not accepted: nothing is taken and denied.
 *
 * @param failingEntries share of the entries of a call that fail alone, half of them throttled, half by an internal error
 * @param throttledCalls share of the calls that are throttled whole
 * @param brokenCalls share of the calls that are answered with a status of 500
 * @param latency of each call
 */
public record FaultPlan(double failingEntries, double throttledCalls, double brokenCalls, Duration latency) {
    /** Nothing. */
    public static final FaultPlan NONE = new FaultPlan(0, 0, 0, Duration.ZERO);
}
