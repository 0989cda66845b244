package dev.bascule.manage;

import static dev.bascule.manage.History.POINTS;
import static dev.bascule.manage.History.STEP_SECONDS;

import dev.bascule.batch.OutcomeCounts;
import dev.bascule.batch.SettleStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One route's points: a slot each, used again when the hour has gone round, and one more for the point under way. Thread-safe. */
final class HistoryRing {
    private static final int SLOTS = POINTS + 1;
    private static final double NANOS = 1e9;

    private final long[] steps = new long[SLOTS];
    private final int[] taken = new int[SLOTS];
    private final int[] delivered = new int[SLOTS];
    private final int[] duplicate = new int[SLOTS];
    private final int[] deadLettered = new int[SLOTS];
    private final int[] batches = new int[SLOTS];
    private final long[] batchNanos = new long[SLOTS];
    private final double[] oldestSeconds = new double[SLOTS];
    private final int[][] settleCounts = new int[SettleStep.values().length][SLOTS];
    private final long[][] settleNanos = new long[SettleStep.values().length][SLOTS];

    synchronized void settled(long step, OutcomeCounts counts, Duration total, double ageSeconds) {
        int slot = slot(step);
        taken[slot] += counts.total() - counts.alreadyDone();
        delivered[slot] += counts.delivered();
        duplicate[slot] += counts.duplicate();
        deadLettered[slot] += counts.deadLettered();
        batches[slot]++;
        batchNanos[slot] += total.toNanos();
        if (Double.isNaN(oldestSeconds[slot]) || ageSeconds > oldestSeconds[slot]) {
            oldestSeconds[slot] = ageSeconds;
        }
    }

    synchronized void settleStep(long step, SettleStep settleStep, Duration took) {
        int slot = slot(step);
        settleCounts[settleStep.ordinal()][slot]++;
        settleNanos[settleStep.ordinal()][slot] += took.toNanos();
    }

    /** @param to exclusive */
    synchronized RouteHistory points(long from, long to) {
        Map<String, List<@Nullable Double>> settleSeconds = new LinkedHashMap<>();
        for (var step : SettleStep.values()) {
            settleSeconds.put(
                    step.label(), averages(settleNanos[step.ordinal()], settleCounts[step.ordinal()], from, to));
        }
        return new RouteHistory(
                STEP_SECONDS,
                Instant.ofEpochSecond(from * STEP_SECONDS).toString(),
                counts(taken, from, to),
                counts(delivered, from, to),
                counts(deadLettered, from, to),
                counts(duplicate, from, to),
                settleSeconds,
                averages(batchNanos, batches, from, to),
                ages(from, to));
    }

    private List<Integer> counts(int[] values, long from, long to) {
        var list = new ArrayList<Integer>();
        for (long step = from; step < to; step++) {
            list.add(isKnown(step) ? values[index(step)] : 0);
        }
        return list;
    }

    private List<@Nullable Double> averages(long[] nanos, int[] counts, long from, long to) {
        var list = new ArrayList<@Nullable Double>();
        for (long step = from; step < to; step++) {
            int index = index(step);
            list.add(isKnown(step) && counts[index] > 0 ? rounded(nanos[index] / NANOS / counts[index]) : null);
        }
        return list;
    }

    private List<@Nullable Double> ages(long from, long to) {
        var list = new ArrayList<@Nullable Double>();
        for (long step = from; step < to; step++) {
            double seconds = oldestSeconds[index(step)];
            list.add(isKnown(step) && !Double.isNaN(seconds) ? rounded(seconds) : null);
        }
        return list;
    }

    /** To microseconds. */
    private static double rounded(double seconds) {
        return Math.round(seconds * 1e6) / 1e6;
    }

    private boolean isKnown(long step) {
        return steps[index(step)] == step;
    }

    private int slot(long step) {
        int index = index(step);
        if (steps[index] != step) {
            steps[index] = step;
            taken[index] = 0;
            delivered[index] = 0;
            duplicate[index] = 0;
            deadLettered[index] = 0;
            batches[index] = 0;
            batchNanos[index] = 0;
            oldestSeconds[index] = Double.NaN;
            for (int i = 0; i < settleCounts.length; i++) {
                settleCounts[i][index] = 0;
                settleNanos[i][index] = 0;
            }
        }
        return index;
    }

    private static int index(long step) {
        return (int) (step % SLOTS);
    }
}
